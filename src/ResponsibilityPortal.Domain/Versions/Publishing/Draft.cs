using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Domain.Versions.Publishing;

/// <summary>The one editable state of a matrix, and the step that makes it a version.</summary>
/// <param name="Content">May have gaps.</param>
/// <param name="Latest">The record of the latest version, or null before the first.</param>
public sealed record Draft(Matrix Content, MatrixVersion? Latest)
{
    /// <summary>Makes the next version out of the draft.</summary>
    /// <param name="basedOn">Number of the version the caller looked at; 0 before the first.</param>
    /// <param name="message">Why the version is published.</param>
    /// <param name="inForceFrom">From when it holds, where that is announced; null, or what has passed already, for now.</param>
    /// <param name="approvedBy">Who looked at it besides the editors; null for nobody.</param>
    public PublishOutcome Publish(
        int basedOn, string message, Change change, DateTimeOffset now, DateTimeOffset? inForceFrom = null, Actor? approvedBy = null)
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
                $"The clock of the portal says {Wording.Moment(now)}, and version {before.Number} was published on {Wording.Moment(before.PublishedAt)}: the next version would seem older. Nothing was published. Have the clock set right, or wait until it has come that far.");
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
