using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Admin.Publishing;

/// <summary>What a draft changes against the latest version and, where that is not in force yet, against what readers have now.</summary>
/// <param name="ToLatest">Against the version that the draft is based on.</param>
/// <param name="Announced">The latest version, while it is not in force yet.</param>
/// <param name="InForce">The version that readers have, when it is not the latest; null too while nothing is in force.</param>
/// <param name="ToInForce">Against that version; null when it cannot be read.</param>
public sealed record DraftDifferences(ReviewDiff ToLatest, MatrixVersion? Announced, MatrixVersion? InForce, ReviewDiff? ToInForce)
{
    /// <param name="versions">What was published of the matrix; null before the first version.</param>
    public static async Task<DraftDifferences> ReadAsync(DraftSnapshot draft, PublishedVersions? versions, PublishedMatrices published, DateTimeOffset now)
    {
        var toLatest = new ReviewDiff(draft.Frame.Published, draft.Content);

        // An announced version may have been moved or withdrawn since its publication.
        var announced = versions is { Latest: var latest } && versions.InForceFrom(latest) > now && versions.WithdrawnAt(latest) is null
            ? latest with { InForceFrom = versions.InForceFrom(latest) }
            : null;
        var inForce = versions?.InForceAt(now) is { } version && version.Number != draft.Frame.Latest ? version : null;
        var toInForce = inForce is not null && await published.LoadAsync(inForce) is VersionContent.Intact(var content) ? new ReviewDiff(content.Matrix, draft.Content) : null;
        return new DraftDifferences(toLatest, announced, inForce, toInForce);
    }

    /// <summary>What a publication would change, the difference for readers first: against which version, and what.</summary>
    public IEnumerable<(string Against, string Summary)> Summaries(int latest)
    {
        if (InForce is not null)
        {
            yield return ($"Compared with version {InForce.Number}, which readers have now", ToInForce?.Summary ?? "That version is damaged and cannot be compared.");
        }

        yield return (
            latest == 0 ? "Compared with nothing, because nothing was published yet"
            : Announced is not null ? $"Compared with version {latest}, which is announced"
            : $"Compared with version {latest}",
            ToLatest.Summary);
    }
}
