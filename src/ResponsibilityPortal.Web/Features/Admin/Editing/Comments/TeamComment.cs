using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts;

namespace ResponsibilityPortal.Web.Features.Admin.Editing.Comments;

/// <summary>A comment about a cell that only the team can see.</summary>
/// <param name="At">UTC.</param>
/// <param name="ResolvedBy">The user who resolved the comment; null while it is open.</param>
public sealed record TeamComment(Guid Id, CellKey Cell, string Text, Actor By, DateTimeOffset At, string? ResolvedBy);
