using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Store.Model;

/// <summary>
/// The current review of a draft: requested, sent back or approved. A matrix has at most one; the log keeps the earlier ones.
/// </summary>
/// <remarks>The review names the content by its hash, so it lapses when the draft changes.</remarks>
public sealed class StoredReview
{
    public const int CommentMaxLength = 2_000;

    private StoredReview() { }

    public Guid MatrixId { get; private set; }

    /// <summary>SHA-256 of the canonical bytes of the reviewed draft.</summary>
    public string ContentHash { get; private set; } = "";

    public DateTimeOffset AskedAt { get; private set; }

    public string AskedById { get; private set; } = "";

    public string AskedByName { get; private set; } = "";

    /// <summary>The message of the user who requested the review.</summary>
    public string? Comment { get; private set; }

    /// <summary>Null before a decision.</summary>
    public bool? IsApproved { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public string? DecidedById { get; private set; }

    public string? DecidedByName { get; private set; }

    /// <summary>Why it was sent back. An approval can have a reason too.</summary>
    public string? Reason { get; private set; }

    public int RowVersion { get; private set; }

    public static StoredReview Create(StoredMatrix matrix) => new() { MatrixId = matrix.Id };

    /// <summary>Requests a review of the current draft. Replaces an earlier decision.</summary>
    public void Ask(string contentHash, string? comment, Actor by, DateTimeOffset now)
    {
        (ContentHash, Comment, AskedAt, AskedById, AskedByName) = (contentHash, comment, now, by.Id, by.Name);
        (IsApproved, DecidedAt, DecidedById, DecidedByName, Reason) = (null, null, null, null, null);
        RowVersion++;
    }

    /// <summary>Approves the content that the review names, or sends it back.</summary>
    public void Decide(bool isApproved, string? reason, Actor by, DateTimeOffset now)
    {
        (IsApproved, Reason, DecidedAt, DecidedById, DecidedByName) = (isApproved, reason, now, by.Id, by.Name);
        RowVersion++;
    }
}
