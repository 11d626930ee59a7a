using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>The edit by which another party became accountable in a cell.</summary>
/// <param name="Reason">The reason of the edit, or of a later explanation; null when the log has none.</param>
public sealed record MoveOrigin(CellKey Cell, string? Reason, Actor EditedBy, DateTimeOffset EditedAt);
