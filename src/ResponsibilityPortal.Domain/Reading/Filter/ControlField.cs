using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading.Filter;

internal sealed class ControlField : FilterField
{
    public override string Name => "control";

    public override string Noun => "control";

    public override ValueList<string> Read(string text) => FilterText.Many(text);

    public override string Describe(Matrix matrix, MatrixFilter filter) => $"control {string.Join(", ", filter.Controls)}";

    public override string? ProblemInFile(MatrixIndex index, MatrixFilter filter) =>
        filter.Controls.FirstOrDefault(control => !index.FindControl(control, null).Any()) is { } control
            ? $"{FilterText.Quoted(control)} in “{Name}” is not a control that a responsibility of this matrix is mapped to."
            : null;

    internal override Func<MatrixRow, bool> RowTest(FilterScope scope) => MappedTo(scope);

    /// <summary>Returns which rows map to the controls that are looked up.</summary>
    internal static Func<MatrixRow, bool> MappedTo(FilterScope scope) =>
        scope.NamedIn(scope.Filter.Framework).SelectMany(control => control.Found.Rows).ToHashSet().Contains;
}
