using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Comparing;
using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Web.Published;

/// <summary>
/// What versions changed, as shown on every page of a matrix. Compared once and kept with the version, so that a new filter never pays for
/// a comparison.
/// </summary>
public sealed class VersionChanges(PublishedMatrices matrices)
{
    /// <summary>Of how many versions, the latest, a list says what changed; a page must not take longer with each version.</summary>
    private const int ComparedMaxCount = 30;

    private readonly ConditionalWeakTable<PublishedMatrix, ConcurrentDictionary<int, Task<VersionMarks>>> _marks = [];
    private readonly ConditionalWeakTable<PublishedMatrix, ConcurrentDictionary<int, string>> _meanings = [];

    /// <summary>
    /// Returns the differences from the version that readers had before. Nothing is marked in a first version, or when the one before can't
    /// be read.
    /// </summary>
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
            // A version that couldn't be read this time may be readable next time.
            marks.TryRemove(before.Number, out _);
            throw;
        }
    }

    /// <summary>Returns the announced versions, the next first, each compared with the one in force until then.</summary>
    public async Task<ValueList<Announcement>> AnnouncedAsync(PublishedVersions versions, MatrixVersion inForce)
    {
        var announced = new List<Announcement>();
        var since = inForce;
        foreach (var version in versions.All.Where(version => versions.StateOf(version, inForce) == VersionState.Announced))
        {
            if (
                await matrices.LoadAsync(since) is VersionContent.Intact(var before)
                && await matrices.LoadAsync(version) is VersionContent.Intact(var after)
            )
            {
                announced.Add(new Announcement(version, since, MeaningOf(before, after)));
            }

            since = version;
        }

        return announced.ToValueList();
    }

    /// <summary>
    /// What each of the latest versions changed for readers, by number. One is missing when it is the first, or can't be read.
    /// </summary>
    public async Task<IReadOnlyDictionary<int, string>> MeaningsAsync(PublishedVersions versions)
    {
        var meanings = new Dictionary<int, string>();
        foreach (var version in versions.All.TakeLast(ComparedMaxCount))
        {
            if (
                versions.BaseOf(version) is { } had
                && await matrices.LoadAsync(had) is VersionContent.Intact(var before)
                && await matrices.LoadAsync(version) is VersionContent.Intact(var after)
            )
            {
                meanings.Add(version.Number, MeaningOf(before, after));
            }
        }

        return meanings;
    }

    private async Task<VersionMarks> CompareAsync(PublishedMatrix published, MatrixVersion before) =>
        await matrices.LoadAsync(before) is VersionContent.Intact(var earlier)
            ? new VersionMarks(earlier.Matrix, published.Matrix)
            : VersionMarks.None;

    private string MeaningOf(PublishedMatrix before, PublishedMatrix after) =>
        _meanings
            .GetValue(after, _ => new ConcurrentDictionary<int, string>())
            .GetOrAdd(
                before.Version.Number,
                _ => ChangeSummary.Meaning(new VersionComparison(before.Matrix, after.Matrix, after.Matrix.ReadersParty))
            );
}
