using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Web.Components.Shared;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Admin.Publishing;

/// <summary>The state of each published version of a matrix at one moment, also while no version has been in force yet.</summary>
/// <param name="InForce">Null while the first version is announced.</param>
public sealed record VersionStates(PublishedVersions Versions, MatrixVersion? InForce)
{
    /// <summary>The last version that is announced; null if there is none.</summary>
    public MatrixVersion? Announced => Versions.All.LastOrDefault(version => Of(version) == VersionState.Announced);

    public VersionState Of(MatrixVersion version) =>
        InForce is not null ? Versions.StateOf(version, InForce)
        : Versions.WithdrawnAt(version) is not null ? VersionState.Withdrawn
        : Versions.OvertakerOf(version) is not null ? VersionState.Overtaken
        : VersionState.Announced;

    public string WordsOf(MatrixVersion version) =>
        Of(version) switch
        {
            VersionState.InForce => "in force",
            VersionState.Superseded => "superseded",
            VersionState.Announced => "announced",
            _ =>
                $"never in force: announced for {Wording.Moment(Versions.InForceFrom(version))}, "
                    + $"{ScheduleWords.WhyNever(Versions, version)}",
        };

    /// <summary>Whether the version was never in force and won't be.</summary>
    public bool IsNever(MatrixVersion version) => Of(version) is VersionState.Overtaken or VersionState.Withdrawn;

    /// <summary>Whether its date can be changed.</summary>
    public bool IsMovable(MatrixVersion version) =>
        Of(version) == VersionState.Announced || (Of(version) == VersionState.Withdrawn && version.Number == Versions.Latest.Number);
}
