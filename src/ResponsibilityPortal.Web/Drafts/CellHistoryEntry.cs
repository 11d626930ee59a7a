using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Drafts;

/// <summary>One edit of a cell, from the log.</summary>
/// <param name="At">UTC.</param>
/// <param name="Reason">The reason given with the edit or in a later explanation.</param>
/// <param name="Content">What the cell said before and after. Null when the entry can't be read.</param>
/// <param name="PublishedIn">Number of the version with which the edit was published. Null if it isn't published.</param>
/// <param name="IsDiscarded">Whether the edit was discarded with all changes of its draft.</param>
public sealed record CellHistoryEntry(
    DateTimeOffset At,
    Actor By,
    string? Reason,
    (Assignment Before, Assignment After)? Content,
    int? PublishedIn,
    bool IsDiscarded
);
