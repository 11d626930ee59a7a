using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading.Filter;

internal sealed class SearchField : FilterField
{
    /// <summary>The maximum length of a search that a PDF prints.</summary>
    private const int PrintedMaxLength = 80;

    public override string Name => "q";

    public override string Noun => "search";

    /// <summary>Reads the whole text: a search that is cut would find something else than what was asked.</summary>
    public override ValueList<string> Read(string text) => text.Trim() is { Length: > 0 } query ? [query] : [];

    public override string Describe(Matrix matrix, MatrixFilter filter) =>
        FilterText.Quoted((filter.Query ?? "").Replace('“', '"').Replace('”', '"'));

    public override string? ProblemInPrint(MatrixFilter filter) =>
        filter.Query?.Length > PrintedMaxLength
            ? $"The search in “{Name}” is longer than {PrintedMaxLength} characters. A PDF prints what was searched for; search for "
                + "less, or export CSV."
            : null;

    internal override Func<MatrixRow, bool> RowTest(FilterScope scope)
    {
        if (scope.QueryNamesControls)
        {
            return ControlField.MappedTo(scope);
        }

        var found = new bool[scope.Index.Rows.Count];
        foreach (var result in scope.Results!.Rows.AsSpan())
        {
            found[result.Row.Position] = true;
        }

        return row => found[row.Position];
    }
}
