using System.Collections.Frozen;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Store.Model;

namespace ResponsibilityPortal.Web.Published;

/// <summary>The published versions of one matrix (1, 2, 3 ...), without their contents.</summary>
public sealed record PublishedVersions(string Matrix, ValueList<VersionRecord> Records)
{
    /// <summary>The checkpoint that covers each publication, by version number. Missing while it couldn't be made.</summary>
    public FrozenDictionary<int, SignedCheckpoint> Checkpoints { get; init; } = FrozenDictionary<int, SignedCheckpoint>.Empty;

    /// <summary>The hash that the log records for each version, by number. Missing when the log has none.</summary>
    public FrozenDictionary<int, string> LoggedHashes { get; init; } = FrozenDictionary<int, string>.Empty;

    /// <summary>By number, the announced versions that were rescheduled or withdrawn after their publication.</summary>
    public FrozenDictionary<int, VersionSchedule> Schedules { get; init; } = FrozenDictionary<int, VersionSchedule>.Empty;

    /// <summary>How often versions were withdrawn or rescheduled.</summary>
    public int Reschedulings { get; init; }

    /// <summary>Increases with every change to what readers see of the matrix.</summary>
    public int Revision => Records.Count + Reschedulings;

    public IEnumerable<MatrixVersion> All => Records.Select(record => record.Version);

    public MatrixVersion Latest => Records[^1].Version;

    /// <summary>The versions that exist, to follow "has".</summary>
    public string NumbersInWords => Latest.Number == 1 ? "only version 1" : $"the versions 1 to {Latest.Number}";

    /// <summary>
    /// Returns when a version takes effect: as announced or as rescheduled. For a withdrawn version, when it was to take effect.
    /// </summary>
    public DateTimeOffset InForceFrom(MatrixVersion version) =>
        Schedules.TryGetValue(version.Number, out var schedule) ? schedule.InForceFrom : version.InForceFrom;

    /// <summary>Returns when a version was withdrawn. Null when it wasn't.</summary>
    public DateTimeOffset? WithdrawnAt(MatrixVersion version) => Schedules.GetValueOrDefault(version.Number)?.WithdrawnAt;

    /// <summary>
    /// Returns the version in force at an instant: the last one whose date has come and that wasn't withdrawn. Null before the first.
    /// </summary>
    public MatrixVersion? InForceAt(DateTimeOffset instant)
    {
        for (var index = Records.Count - 1; index >= 0; index--)
        {
            if (Records[index].Version is var version && InForceFrom(version) <= instant && WithdrawnAt(version) is null)
            {
                return version;
            }
        }

        return null;
    }

    public MatrixVersion? Find(int number) =>
        number >= 1 && number <= Records.Count && Records[number - 1].Version is var version && version.Number == number
            ? version
            : Records.FirstOrDefault(record => record.Version.Number == number)?.Version;

    /// <summary>Returns the state of a version while another is in force.</summary>
    public VersionState StateOf(MatrixVersion version, MatrixVersion inForce) =>
        version.Number == inForce.Number ? VersionState.InForce
        : WithdrawnAt(version) is not null ? VersionState.Withdrawn
        : OvertakerOf(version) is not null ? VersionState.Overtaken
        : version.Number < inForce.Number ? VersionState.Superseded
        : VersionState.Announced;

    /// <summary>
    /// Returns the first later version that takes effect before an announced one, which then never does. Null when there is none.
    /// </summary>
    public MatrixVersion? OvertakerOf(MatrixVersion version) =>
        version.InForceFrom == version.PublishedAt || WithdrawnAt(version) is not null
            ? null
            : All.FirstOrDefault(later =>
                later.Number > version.Number && WithdrawnAt(later) is null && InForceFrom(later) <= InForceFrom(version)
            );

    /// <summary>Returns whether a version was announced, and never takes effect: it was withdrawn, or a later version is first.</summary>
    public bool IsNeverInForce(MatrixVersion version) => WithdrawnAt(version) is not null || OvertakerOf(version) is not null;

    /// <summary>
    /// Returns the version that readers had before a version took effect, without versions that were never in force. For an announced
    /// version it is the one in force until its date. Null for the first.
    /// </summary>
    public MatrixVersion? BaseOf(MatrixVersion version) =>
        All.LastOrDefault(earlier =>
            earlier.Number < version.Number
            && WithdrawnAt(earlier) is null
            && InForceFrom(earlier) <= InForceFrom(version)
            && (OvertakerOf(earlier) is not { } overtaker || overtaker.Number > version.Number)
        );
}
