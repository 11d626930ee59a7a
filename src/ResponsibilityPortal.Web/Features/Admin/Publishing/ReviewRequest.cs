using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Web.Features.Admin.Publishing;

/// <summary>A request for a review of a draft, and the decision.</summary>
/// <param name="ContentHash">Content hash of the draft to review.</param>
/// <param name="Comment">What the reviewers should look at, from the user who requested the review.</param>
/// <param name="IsApproved">Null while there is no decision.</param>
/// <param name="Remark">Why the draft was sent back.</param>
public sealed record ReviewRequest(
    string ContentHash,
    Actor AskedBy,
    DateTimeOffset AskedAt,
    string? Comment,
    bool? IsApproved,
    Actor? DecidedBy,
    DateTimeOffset? DecidedAt,
    string? Remark
);
