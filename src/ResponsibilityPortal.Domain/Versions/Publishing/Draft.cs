using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Domain.Versions.Publishing;

/// <summary>The one editable state of a matrix, and its publication as a version.</summary>
/// <param name="Content">May have unassessed cells.</param>
/// <param name="Latest">The record of the latest version; null before the first.</param>
public sealed record Draft(Matrix Content, MatrixVersion? Latest)
{
    /// <summary>Creates the next version from the draft.</summary>
    /// <param name="basedOn">The number of the version that the caller saw; 0 before the first.</param>
    /// <param name="message">Why the version is published.</param>
    /// <param name="inForceFrom">When the version takes effect, if it is announced; null, or a time in the past, for now.</param>
    /// <param name="approvedBy">The user who approved it; null for none.</param>
    public PublishOutcome Publish(
        int basedOn,
        string message,
        Change change,
        DateTimeOffset now,
        DateTimeOffset? inForceFrom = null,
        Actor? approvedBy = null
    )
    {
        if ((Latest?.Number ?? 0) != basedOn)
        {
            return new PublishOutcome.Stale(Latest?.Number ?? 0);
        }

        if (MatrixCompleteness.GapsIn(Content) is { Count: > 0 } gaps)
        {
            return new PublishOutcome.Incomplete(gaps);
        }

        var content = MatrixWriter.Write(Content);
        var contentHash = Sha256Hash.Of(content);
        if (Latest?.ContentHash == contentHash)
        {
            return new PublishOutcome.Unchanged(Latest);
        }

        now = UtcInstant.ToMilliseconds(now);
        if (Latest is { } before && now < before.PublishedAt)
        {
            return new PublishOutcome.Invalid(
                $"The clock of the portal says {Wording.Moment(now)}, and version {before.Number} was published on "
                    + $"{Wording.Moment(before.PublishedAt)}. The next version would seem older. Nothing was published. Correct the "
                    + "clock, or wait until that time has passed."
            );
        }

        var version = new MatrixVersion
        {
            Matrix = Content.Slug,
            Number = basedOn + 1,
            ContentHash = contentHash,
            PreviousVersionHash = Latest?.VersionHash,
            PublishedAt = now,
            InForceFrom = inForceFrom is { } announced && announced > now ? UtcInstant.ToMilliseconds(announced) : now,
            PublishedBy = change.Actor,
            ApprovedBy = approvedBy,
            Message = message,
        };
        return new PublishOutcome.Published(version, content);
    }
}
