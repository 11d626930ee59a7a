using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading.Filter;

internal sealed class SearchField : FilterField
{
    /// <summary>The longest search that a PDF prints.</summary>
    private const int PrintedMaxLength = 80;

    public override string Name => "q";

    public override string Noun => "search";

    public override ValueList<string> Read(string text) => FilterText.One(text);

    public override string Describe(Matrix matrix, MatrixFilter filter) => $"“{filter.Query?.Replace('“', '"').Replace('”', '"')}”";

    public override string? ProblemInPrint(MatrixFilter filter) => filter.Query?.Length > PrintedMaxLength
        ? $"The search in “{Name}” is longer than {PrintedMaxLength} characters. A PDF prints what was searched for; search for less, or export CSV."
        : null;

    internal override Func<MatrixRow, bool> RowTest(FilterScope scope) =>
        scope.Hits is { } hits ? row => hits.RankOf(row.Position) != SearchHits.NoHit : ControlField.MappedTo(scope);
}
