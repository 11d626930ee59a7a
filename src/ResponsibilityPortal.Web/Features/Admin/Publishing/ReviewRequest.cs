using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Admin.Publishing;

/// <summary>The wish that somebody looks at a draft, and what came of it.</summary>
/// <param name="ContentHash">The draft that is meant.</param>
/// <param name="Comment">What whoever asked wants looked at.</param>
/// <param name="IsApproved">Null while nobody has decided.</param>
/// <param name="Remark">Why it was sent back.</param>
public sealed record ReviewRequest(
    string ContentHash, Actor AskedBy, DateTimeOffset AskedAt, string? Comment, bool? IsApproved, Actor? DecidedBy, DateTimeOffset? DecidedAt, string? Remark);
