using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Comparing;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Feeds;

/// <summary>Selects the versions of a feed and summarizes what each changed.</summary>
/// <remarks>
/// A filter by hosting models or a party selects versions. With a party, these are the versions in which it gains or loses a duty in one of
/// the models, or has one alone that it shared, or shares one otherwise than before. Without a party, they are those that change any
/// assignment. The first version is always included.
/// </remarks>
public sealed class VersionFeed(PublishedMatrices matrices)
{
    /// <summary>The number of latest versions in a feed. Feed readers have already seen earlier ones.</summary>
    private const int VersionsShown = 50;

    /// <summary>
    /// Returns the entries, newest first, each compared with the version that readers had before. Leaves out versions that can't be read.
    /// </summary>
    public async Task<ValueList<FeedEntry>> EntriesAsync(PublishedVersions versions, MatrixFilter filter)
    {
        var entries = new List<FeedEntry>();
        var contents = new Dictionary<int, Matrix>();
        foreach (var version in versions.All.TakeLast(VersionsShown + 1))
        {
            if (await matrices.LoadAsync(version) is not VersionContent.Intact(var published))
            {
                continue;
            }

            var after = contents[version.Number] = Narrowed(published.Matrix, filter);
            if (versions.BaseOf(version) is not { } had)
            {
                entries.Add(new FeedEntry(version, "The first version.", null, []));
            }
            else if (
                contents.TryGetValue(had.Number, out var before)
                && Compare(before, after, filter) is var comparison
                && IsTold(comparison, filter)
            )
            {
                entries.Add(new FeedEntry(version, ChangeSummary.Of(comparison), had, ChangeGroup.Of(comparison).ToValueList()));
            }
        }

        entries.Reverse();
        return entries.ToValueList();
    }

    private static VersionComparison Compare(Matrix before, Matrix after, MatrixFilter filter) =>
        new(before, after, filter.Party is null ? after.ReadersParty : after.Parties.FirstOrDefault(party => party.Slug == filter.Party));

    private static bool IsTold(VersionComparison comparison, MatrixFilter filter)
    {
        if (filter is { Party: null, Models.Count: 0 })
        {
            return true;
        }

        // Adding or retiring a column moves no duty, but matters to readers who follow the column or a party in it.
        if (
            comparison
                .AddedModels.Concat(comparison.RemovedModels)
                .Any(model => filter.Models.Count == 0 ? model.Parties.Contains(filter.Party!) : filter.Models.Contains(model.Slug))
        )
        {
            return true;
        }

        var yours =
            comparison.BecomeYours.Count
            + comparison.LeaveYou.Count
            + comparison.BecomeYoursAlone.Count
            + comparison.BecomeJointlyYours.Count;
        return filter.Party is not null ? yours > 0 : yours + comparison.MoveBetweenOthers.Count + comparison.ChangeContributors.Count > 0;
    }

    /// <summary>Returns the matrix with the chosen columns only.</summary>
    private static Matrix Narrowed(Matrix matrix, MatrixFilter filter) =>
        filter.Models.Count == 0
            ? matrix
            : matrix with
            {
                Domains = matrix
                    .Domains.Select(domain =>
                        domain with
                        {
                            Responsibilities = domain
                                .Responsibilities.Select(row =>
                                    row with
                                    {
                                        Assignments = row
                                            .Assignments.Where(cell => filter.Models.Contains(cell.HostingModel))
                                            .ToValueList(),
                                    }
                                )
                                .ToValueList(),
                        }
                    )
                    .ToValueList(),
            };
}
