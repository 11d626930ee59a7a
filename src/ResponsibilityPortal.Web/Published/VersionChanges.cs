using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Comparing;
using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Web.Published;

/// <summary>
/// What versions changed, as far as every page of a matrix says it. Compared once and kept with the version: a filter that is seen for
/// the first time must not pay for a comparison.
/// </summary>
public sealed class VersionChanges(PublishedMatrices matrices)
{
    private readonly ConditionalWeakTable<PublishedMatrix, ConcurrentDictionary<int, Task<VersionMarks>>> _marks = [];
    private readonly ConditionalWeakTable<PublishedMatrix, ConcurrentDictionary<int, string>> _meanings = [];

    /// <summary>What differs from the version that readers had before. Nothing is marked in a first version, nor when the one before cannot be read.</summary>
    public async Task<VersionMarks> MarksAsync(PublishedMatrix published, PublishedVersions versions)
    {
        if (versions.BaseOf(published.Version) is not { } before)
        {
            return VersionMarks.None;
        }

        var marks = _marks.GetValue(published, _ => new ConcurrentDictionary<int, Task<VersionMarks>>());
        try
        {
            return await marks.GetOrAdd(before.Number, _ => CompareAsync(published, before));
        }
        catch
        {
            // What could not be read this time may be read the next.
            marks.TryRemove(before.Number, out _);
            throw;
        }
    }

    /// <summary>The versions to come, the next first, each compared with the one that holds until then.</summary>
    public async Task<ValueList<Announcement>> AnnouncedAsync(PublishedVersions versions, MatrixVersion inForce)
    {
        var announced = new List<Announcement>();
        var since = inForce;
        foreach (var version in versions.All.Where(version => versions.StateOf(version, inForce) == VersionState.Announced))
        {
            if (await matrices.LoadAsync(since) is VersionContent.Intact(var before) && await matrices.LoadAsync(version) is VersionContent.Intact(var after))
            {
                announced.Add(new Announcement(version, since, MeaningOf(before, after)));
            }

            since = version;
        }

        return announced.ToValueList();
    }

    private async Task<VersionMarks> CompareAsync(PublishedMatrix published, MatrixVersion before) =>
        await matrices.LoadAsync(before) is VersionContent.Intact(var earlier)
            ? new VersionMarks(earlier.Matrix, published.Matrix)
            : VersionMarks.None;

    private string MeaningOf(PublishedMatrix before, PublishedMatrix after) => _meanings
        .GetValue(after, _ => new ConcurrentDictionary<int, string>())
        .GetOrAdd(before.Version.Number, _ => ChangeSummary.Meaning(new VersionComparison(before.Matrix, after.Matrix, after.Matrix.ReadersParty)));
}
