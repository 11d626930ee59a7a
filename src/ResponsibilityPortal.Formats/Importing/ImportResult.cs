using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats.Importing;

/// <summary>What becomes of a table: the complete matrix, or every problem in it. A table is never imported partly.</summary>
public sealed record ImportResult
{
    /// <summary>The matrix in the form that is stored; null while there are problems.</summary>
    public required Matrix? Matrix { get; init; }

    /// <summary>What must be decided or corrected first.</summary>
    public required ValueList<SheetFinding> Problems { get; init; }

    /// <summary>What the table contains and the matrix won't.</summary>
    public required ValueList<SheetFinding> NotCarried { get; init; }

    public required ValueList<FoundWord> Words { get; init; }

    public required ValueList<FoundMark> Marks { get; init; }

    public required ImportCounts Counts { get; init; }

    /// <summary>The names of the domains of the table, in its order.</summary>
    public required ValueList<string> Domains { get; init; }
}
