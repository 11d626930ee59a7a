using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Comparing;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Feeds;

/// <summary>Chooses the versions that a feed tells of, and says what each changed.</summary>
/// <remarks>
/// Hosting models and a party narrow it: then only those versions are told by which, in one of the models, the party gains or loses
/// a duty or a part, or, without a party, any ownership changes. The first version is always told.
/// </remarks>
public sealed class VersionFeed(PublishedMatrices matrices)
{
    /// <summary>How many versions back a feed tells; whoever reads it has seen the others.</summary>
    private const int VersionsTold = 50;

    /// <summary>The entries, newest first, each against the version that readers had before. Versions that cannot be read are left out.</summary>
    public async Task<ValueList<FeedEntry>> TellAsync(PublishedVersions versions, MatrixFilter filter)
    {
        var entries = new List<FeedEntry>();
        var contents = new Dictionary<int, Matrix>();
        foreach (var version in versions.All.TakeLast(VersionsTold + 1))
        {
            if (await matrices.LoadAsync(version) is not VersionContent.Intact(var published))
            {
                continue;
            }

            var after = contents[version.Number] = Narrowed(published.Matrix, filter);
            if (versions.BaseOf(version) is not { } had)
            {
                entries.Add(new FeedEntry(version, "The first version."));
            }
            else if (contents.TryGetValue(had.Number, out var before) && Compare(before, after, filter) is var comparison && IsTold(comparison, filter))
            {
                entries.Add(new FeedEntry(version, ChangeSummary.Of(comparison)));
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

        // A column that comes or goes moves nothing, but whoever follows it, or a party in it, wants to know.
        if (comparison.AddedModels.Concat(comparison.RemovedModels).Any(model => filter.Models.Count == 0 ? model.Parties.Contains(filter.Party!) : filter.Models.Contains(model.Slug)))
        {
            return true;
        }

        var yours = comparison.BecomeYours.Count + comparison.LeaveYou.Count;
        return filter.Party is not null ? yours > 0 : yours + comparison.MoveBetweenOthers.Count + comparison.ChangeContributors.Count > 0;
    }

    /// <summary>The matrix with the chosen columns only.</summary>
    private static Matrix Narrowed(Matrix matrix, MatrixFilter filter) => filter.Models.Count == 0 ? matrix : matrix with
    {
        Domains = matrix.Domains.Select(domain => domain with
        {
            Responsibilities = domain.Responsibilities.Select(row => row with
            {
                Assignments = row.Assignments.Where(cell => filter.Models.Contains(cell.HostingModel)).ToValueList(),
            }).ToValueList(),
        }).ToValueList(),
    };
}
