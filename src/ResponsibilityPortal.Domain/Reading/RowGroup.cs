using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Search;

namespace ResponsibilityPortal.Domain.Reading;

/// <summary>Rows under one heading.</summary>
public abstract record RowGroup(ValueList<MatrixRow> Rows)
{
    /// <summary>The rows of one domain, in the order of the matrix.</summary>
    public sealed record OfDomain(ControlDomain Domain, ValueList<MatrixRow> Rows) : RowGroup(Rows);

    /// <summary>The rows that map to one control. The same identifier may exist in several frameworks.</summary>
    public sealed record OfControl(string Identifier, ValueList<Framework> Frameworks, ValueList<MatrixRow> Rows) : RowGroup(Rows);

    /// <summary>The rows without a mapping to the framework that the view is ordered by.</summary>
    public sealed record Unmapped(Framework Framework, ValueList<MatrixRow> Rows) : RowGroup(Rows);

    /// <summary>The rows that a search found with all words, or as close matches; the best first.</summary>
    public sealed record OfMatches(MatchKind Kind, ValueList<MatrixRow> Rows) : RowGroup(Rows);
}
