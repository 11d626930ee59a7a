using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Domain.Drafts;

/// <summary>Who edited a cell of the draft last, when, and why.</summary>
/// <param name="At">UTC.</param>
public sealed record CellEdit(Actor By, DateTimeOffset At, string? Reason);
