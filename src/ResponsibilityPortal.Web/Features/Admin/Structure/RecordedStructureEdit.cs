using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Admin.Structure;

/// <summary>A structure edit since the latest version, with its current status.</summary>
/// <param name="OperationId">Operation ID of the edit, or of its latest undo or redo. Undoing this operation reverses the status of the
/// edit.</param>
/// <param name="Words">The edit in words.</param>
/// <param name="By">The actor who made, undid or redid it last.</param>
/// <param name="At">When that happened, UTC.</param>
/// <param name="IsUndone">Whether the edit is currently undone.</param>
public sealed record RecordedStructureEdit(Guid OperationId, string Words, Actor By, DateTimeOffset At, bool IsUndone);
