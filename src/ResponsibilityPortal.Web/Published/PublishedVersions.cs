using System.Collections.Frozen;
using ResponsibilityPortal.Domain.Auditing.Proving;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Publishing;
using ResponsibilityPortal.Store;

namespace ResponsibilityPortal.Web.Published;

/// <summary>The published versions of one matrix, 1, 2, 3 ..., without their contents.</summary>
public sealed record PublishedVersions(string Matrix, ValueList<VersionRecord> Records)
{
    /// <summary>The checkpoint that each publication stands under, by number of the version. One is missing while it could not be made.</summary>
    public FrozenDictionary<int, SignedCheckpoint> Checkpoints { get; init; } = FrozenDictionary<int, SignedCheckpoint>.Empty;

    /// <summary>The hash that the log tells for each version, by number. One is missing where it tells none.</summary>
    public FrozenDictionary<int, string> LoggedHashes { get; init; } = FrozenDictionary<int, string>.Empty;

    public IEnumerable<MatrixVersion> All => Records.Select(record => record.Version);

    public MatrixVersion Latest => Records[^1].Version;

    /// <summary>The version that holds at an instant: the last one whose date in force has come. Null before the first.</summary>
    public MatrixVersion? InForceAt(DateTimeOffset instant)
    {
        for (var index = Records.Count - 1; index >= 0; index--)
        {
            if (Records[index].Version.InForceFrom <= instant)
            {
                return Records[index].Version;
            }
        }

        return null;
    }

    public MatrixVersion? Find(int number) => number >= 1 && number <= Records.Count && Records[number - 1].Version is var version && version.Number == number
        ? version
        : Records.FirstOrDefault(record => record.Version.Number == number)?.Version;

    /// <summary>Where a version stands when another is in force.</summary>
    public VersionState StateOf(MatrixVersion version, MatrixVersion inForce) =>
        version.Number == inForce.Number ? VersionState.InForce
        : OvertakerOf(version) is not null ? VersionState.Overtaken
        : version.Number < inForce.Number ? VersionState.Superseded
        : VersionState.Announced;

    /// <summary>The first later version that holds before an announced one would, so that the announced one never does; null when none.</summary>
    public MatrixVersion? OvertakerOf(MatrixVersion version) =>
        version.InForceFrom == version.PublishedAt ? null
        : All.FirstOrDefault(later => later.Number > version.Number && later.InForceFrom <= version.InForceFrom);
}
