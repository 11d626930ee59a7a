using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts;

namespace ResponsibilityPortal.Web.Features.Admin.Editing.Comments;

/// <summary>What somebody of the team said about a cell, for the team alone.</summary>
/// <param name="At">UTC.</param>
/// <param name="SettledBy">Who found the matter settled; null while it is open.</param>
public sealed record TeamComment(Guid Id, CellKey Cell, string Text, Actor By, DateTimeOffset At, string? SettledBy);
