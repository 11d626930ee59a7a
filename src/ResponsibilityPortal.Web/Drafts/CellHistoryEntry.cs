using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Drafts;

/// <summary>One edit of a cell, as the log tells it.</summary>
/// <param name="At">UTC.</param>
/// <param name="Reason">Why, as the edit said or somebody explained afterwards.</param>
/// <param name="Content">What the cell said before and after; null when the entry cannot be read.</param>
/// <param name="PublishedIn">Number of the version with which it was published; null while it was not.</param>
/// <param name="IsDiscarded">Whether it was thrown away with all changes of its draft.</param>
public sealed record CellHistoryEntry(
    DateTimeOffset At, Actor By, string? Reason, (Assignment Before, Assignment After)? Content, int? PublishedIn, bool IsDiscarded);
