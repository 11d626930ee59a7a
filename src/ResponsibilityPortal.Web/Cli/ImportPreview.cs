namespace ResponsibilityPortal.Web.Cli;

/// <summary>What importing a file would change, and everything that is wrong with it.</summary>
/// <param name="Kind">What the file was recognized as.</param>
/// <param name="Matrix">The slug of the matrix; null for a new one whose slug isn't known yet.</param>
/// <param name="Summary">What the file is and how much it would change, in sentences.</param>
internal sealed record ImportPreview(ImportKind Kind, string? Matrix, string Summary)
{
    public IReadOnlyList<PreviewedChange> Changes { get; init; } = [];

    /// <summary>Titles of rows that would be added.</summary>
    public IReadOnlyList<string> Added { get; init; } = [];

    /// <summary>Titles of rows that would be removed.</summary>
    public IReadOnlyList<string> Removed { get; init; } = [];

    /// <summary>What must be corrected or decided first, each with its place.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>What the file contains and the draft won't, each with its place.</summary>
    public IReadOnlyList<string> NotImported { get; init; } = [];

    public int ExitCode =>
        Problems.Count > 0 ? ImportExit.HasProblems
        : Changes.Any(change => change.IsConflict) ? ImportExit.HasConflicts
        : ImportExit.Good;
}
