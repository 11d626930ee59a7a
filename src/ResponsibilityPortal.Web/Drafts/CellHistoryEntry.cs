using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Drafts;

/// <summary>One edit of a cell, as the log tells it.</summary>
/// <param name="At">UTC.</param>
/// <param name="PublishedIn">Number of the first version that was published after it; null while none was.</param>
public sealed record CellHistoryEntry(DateTimeOffset At, Actor By, string? Reason, Assignment Before, Assignment After, int? PublishedIn);
