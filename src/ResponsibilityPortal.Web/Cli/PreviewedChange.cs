using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Comparing;

namespace ResponsibilityPortal.Web.Cli;

/// <summary>What would change in a row, or in one cell of it.</summary>
/// <param name="Responsibility">The slug of the row; null for the matrix as a whole.</param>
/// <param name="Column">The slug of the column; null for the row as a whole.</param>
/// <param name="Place">Where the file says it; null when it has no cells.</param>
internal sealed record PreviewedChange(
    string? Responsibility,
    string? Column,
    string? Place,
    IReadOnlyList<PreviewedDifference> Differences
)
{
    /// <summary>Whether the draft was changed there since the export.</summary>
    public bool IsConflict { get; init; }

    public static PreviewedChange Of(
        string? responsibility,
        string? column,
        string? place,
        Matrix matrix,
        IEnumerable<ResponsibilityChange> changes
    ) =>
        new(
            responsibility,
            column,
            place,
            [
                .. changes.Select(change => new PreviewedDifference(
                    change.HostingModel is { } model ? $"{model}: {change.WhatIn(matrix)}" : change.WhatIn(matrix),
                    change.Before,
                    change.After
                )),
            ]
        );
}
