using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Admin.Publishing;

/// <summary>
/// The changes in a draft compared with the latest version. If that version is not in force yet, also compared with the version that
/// readers see now.
/// </summary>
/// <param name="ToLatest">The changes compared with the version that the draft is based on.</param>
/// <param name="Announced">The latest version, while it is not in force yet.</param>
/// <param name="InForce">The version that readers see, if it is not the latest; also null while no version is in force.</param>
/// <param name="ToInForce">The changes compared with that version; null if it can't be read.</param>
public sealed record DraftDifferences(ReviewDiff ToLatest, MatrixVersion? Announced, MatrixVersion? InForce, ReviewDiff? ToInForce)
{
    /// <param name="versions">The published versions of the matrix; null before the first version.</param>
    public static async Task<DraftDifferences> ReadAsync(
        DraftSnapshot draft,
        PublishedVersions? versions,
        PublishedMatrices published,
        DateTimeOffset now
    )
    {
        var toLatest = new ReviewDiff(draft.Frame.Published, draft.Content);

        // An announced version can have been rescheduled or withdrawn since its publication.
        var announced =
            versions is { Latest: var latest } && versions.InForceFrom(latest) > now && versions.WithdrawnAt(latest) is null
                ? latest with
                {
                    InForceFrom = versions.InForceFrom(latest),
                }
                : null;
        var inForce = versions?.InForceAt(now) is { } version && version.Number != draft.Frame.Latest ? version : null;
        var toInForce =
            inForce is not null && await published.LoadAsync(inForce) is VersionContent.Intact(var content)
                ? new ReviewDiff(content.Matrix, draft.Content)
                : null;
        return new DraftDifferences(toLatest, announced, inForce, toInForce);
    }

    /// <summary>
    /// The changes that a publication would make, each with the version it is compared with. The difference for readers comes first.
    /// </summary>
    public IEnumerable<(string Against, string Summary)> Summaries(int latest)
    {
        if (InForce is not null)
        {
            yield return (
                $"Compared with version {InForce.Number}, which readers have now",
                ToInForce?.Summary ?? "That version is damaged and can't be compared."
            );
        }

        yield return (
            latest == 0 ? "First version"
            : Announced is not null ? $"Compared with version {latest}, which is announced"
            : $"Compared with version {latest}",
            ToLatest.Summary
        );
    }
}
