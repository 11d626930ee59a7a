using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Admin.Shaping;

/// <summary>An edit of the structure since the latest version, with what became of it.</summary>
/// <param name="OperationId">Of the edit, or of its latest undo or redo: undoing this operation turns the edit over.</param>
/// <param name="Words">What the edit did.</param>
/// <param name="By">Who did, undid or redid it last.</param>
/// <param name="At">When, UTC.</param>
/// <param name="IsUndone">Whether it is undone at present.</param>
public sealed record StructureEdit(Guid OperationId, string Words, Actor By, DateTimeOffset At, bool IsUndone);
