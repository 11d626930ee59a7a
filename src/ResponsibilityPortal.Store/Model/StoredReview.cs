using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Store.Model;

/// <summary>The review of a draft as it stands: asked for, sent back or approved. A matrix has at most one; the log keeps the earlier ones.</summary>
/// <remarks>It names the content by its hash and so lapses by itself when the draft changes.</remarks>
public sealed class StoredReview
{
    public const int CommentMaxLength = 2_000;

    private StoredReview()
    {
    }

    public Guid MatrixId { get; private set; }

    /// <summary>SHA-256 of the canonical bytes of the draft that is looked at.</summary>
    public string ContentHash { get; private set; } = "";

    public DateTimeOffset AskedAt { get; private set; }

    public string AskedById { get; private set; } = "";

    public string AskedByName { get; private set; } = "";

    /// <summary>What whoever asked wants looked at.</summary>
    public string? Comment { get; private set; }

    /// <summary>Null while nobody has decided.</summary>
    public bool? IsApproved { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public string? DecidedById { get; private set; }

    public string? DecidedByName { get; private set; }

    /// <summary>Why it was sent back; may be said with an approval too.</summary>
    public string? Reason { get; private set; }

    public int RowVersion { get; private set; }

    public static StoredReview Create(StoredMatrix matrix) => new() { MatrixId = matrix.Id };

    /// <summary>Asks for a review of the draft as it stands now; what was decided before is over.</summary>
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
