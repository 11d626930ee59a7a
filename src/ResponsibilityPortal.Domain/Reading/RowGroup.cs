using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Reading;

/// <summary>Rows that stand together under one heading.</summary>
public abstract record RowGroup(ValueList<MatrixRow> Rows)
{
    /// <summary>The rows of one domain, in the order of the matrix.</summary>
    public sealed record OfDomain(ControlDomain Domain, ValueList<MatrixRow> Rows) : RowGroup(Rows);

    /// <summary>The rows that map to one control. The same identifier may stand in several frameworks.</summary>
    public sealed record OfControl(string Identifier, ValueList<Framework> Frameworks, ValueList<MatrixRow> Rows) : RowGroup(Rows);

    /// <summary>The rows without a mapping to the framework that the view is ordered by.</summary>
    public sealed record Unmapped(Framework Framework, ValueList<MatrixRow> Rows) : RowGroup(Rows);

    /// <summary>Search hits of one rank (<see cref="SearchHits"/>).</summary>
    public sealed record OfHits(byte Rank, ValueList<MatrixRow> Rows) : RowGroup(Rows);
}
