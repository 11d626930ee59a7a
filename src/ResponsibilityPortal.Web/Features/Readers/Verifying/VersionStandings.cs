using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Versions.Comparing;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Web.Components.Shared;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Verifying;

/// <summary>Says of a version whether it is still in force, and what has changed since.</summary>
public sealed class VersionStandings(PublishedMatrices matrices, PortalUrls urls, TimeProvider clock)
{
    /// <param name="versions">All versions of its matrix.</param>
    public async Task<VersionStanding> OfAsync(MatrixVersion version, PublishedVersions versions)
    {
        var content = await ContentOfAsync(version);
        var inForce = versions.InForceAt(clock.GetUtcNow());
        var (state, changes) = (StateOf(version, versions, inForce), default(string));
        if (inForce is not null && inForce.Number != version.Number && content is not null && await ContentOfAsync(inForce) is { } current)
        {
            changes = version.Number < inForce.Number
                ? $"What has changed since: {ChangeSummary.Of(new VersionComparison(content.Matrix, current.Matrix, current.Matrix.ReadersParty))}"
                : $"Against the version in force: {ChangeSummary.Of(new VersionComparison(current.Matrix, content.Matrix, content.Matrix.ReadersParty))}";
        }

        return new VersionStanding(
            version.Matrix,
            content?.Matrix.Title ?? version.Matrix,
            version.Number,
            state,
            changes,
            changes is null ? null : urls.CompareVersions(version.Matrix, Math.Min(version.Number, inForce!.Number), Math.Max(version.Number, inForce.Number)),
            urls.Matrix(version.Matrix, version.Number));
    }

    private static string StateOf(MatrixVersion version, PublishedVersions versions, MatrixVersion? inForce)
    {
        if (inForce is null)
        {
            return versions.WithdrawnAt(version) is not null
                ? $"Never in force: it was {ScheduleWords.WhyNever(versions, version)}."
                : $"Announced; not yet in force: it applies from {Wording.Moment(versions.InForceFrom(version))}.";
        }

        return versions.StateOf(version, inForce) switch
        {
            VersionState.InForce => $"In force since {Wording.Moment(versions.InForceFrom(version))}.",
            VersionState.Superseded => $"Superseded: version {inForce.Number} is in force since {Wording.Moment(versions.InForceFrom(inForce))}.",
            VersionState.Announced => $"Announced; not yet in force: it applies from {Wording.Moment(versions.InForceFrom(version))}. Until then version {inForce.Number} does.",
            VersionState.Withdrawn => $"Never in force: it was announced for {Wording.Moment(versions.InForceFrom(version))} and {ScheduleWords.WhyNever(versions, version)}.",
            _ => $"Never in force: it was announced for {Wording.Moment(versions.InForceFrom(version))}, but version {versions.OvertakerOf(version)!.Number} takes its place before.",
        };
    }

    private async Task<PublishedMatrix?> ContentOfAsync(MatrixVersion version) =>
        await matrices.LoadAsync(version) is VersionContent.Intact(var published) ? published : null;
}
