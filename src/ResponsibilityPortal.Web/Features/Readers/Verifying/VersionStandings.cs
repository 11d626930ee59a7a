using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Versions.Comparing;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Web.Components.Shared;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Verifying;

/// <summary>Finds out whether a version is still in force, and what has changed since.</summary>
public sealed class VersionStandings(PublishedMatrices matrices, PortalUrls urls, TimeProvider clock)
{
    /// <param name="versions">All versions of its matrix.</param>
    public async Task<VersionStanding> OfAsync(MatrixVersion version, PublishedVersions versions)
    {
        var content = await ContentOfAsync(version);
        var inForce = versions.InForceAt(clock.GetUtcNow());
        var state = StateOf(version, versions, inForce);
        var changes = default(string);
        if (inForce is not null && inForce.Number != version.Number && content is not null && await ContentOfAsync(inForce) is { } current)
        {
            changes =
                version.Number < inForce.Number
                    ? "What has changed since: "
                        + $"{ChangeSummary.Meaning(new VersionComparison(content.Matrix, current.Matrix, current.Matrix.ReadersParty))}."
                    : "Compared with the version in force: "
                        + $"{ChangeSummary.Meaning(new VersionComparison(current.Matrix, content.Matrix, content.Matrix.ReadersParty))}.";
        }

        return new VersionStanding(
            version.Matrix,
            content?.Matrix.Title ?? version.Matrix,
            version.Number,
            state,
            InWords(state, version, versions, inForce),
            state == VersionState.Superseded ? inForce!.Number : null,
            changes,
            changes is null
                ? null
                : urls.CompareVersions(version.Matrix, Math.Min(version.Number, inForce!.Number), Math.Max(version.Number, inForce.Number)),
            urls.Matrix(version.Matrix, version.Number)
        );
    }

    /// <param name="inForce">Null while no version of the matrix is in force yet.</param>
    private static VersionState StateOf(MatrixVersion version, PublishedVersions versions, MatrixVersion? inForce) =>
        inForce is not null ? versions.StateOf(version, inForce)
        : versions.WithdrawnAt(version) is not null ? VersionState.Withdrawn
        : VersionState.Announced;

    private static string InWords(VersionState state, MatrixVersion version, PublishedVersions versions, MatrixVersion? inForce)
    {
        var from = Wording.Moment(versions.InForceFrom(version));
        return state switch
        {
            VersionState.InForce => $"In force since {from}.",
            VersionState.Superseded =>
                $"Superseded. Version {inForce!.Number} has been in force since {Wording.Moment(versions.InForceFrom(inForce))}.",
            VersionState.Announced when inForce is null => $"Announced, not yet in force. It applies from {from}.",
            VersionState.Announced => $"Announced, not yet in force. It applies from {from}; until then, version {inForce.Number} applies.",
            VersionState.Withdrawn when inForce is null => $"Never in force: it was {ScheduleWords.WhyNever(versions, version)}.",
            VersionState.Withdrawn => $"Never in force: it was announced for {from} and {ScheduleWords.WhyNever(versions, version)}.",
            _ => $"Never in force: it was announced for {from}, but {ScheduleWords.WhyNever(versions, version)}.",
        };
    }

    private async Task<PublishedMatrix?> ContentOfAsync(MatrixVersion version) =>
        await matrices.LoadAsync(version) is VersionContent.Intact(var published) ? published : null;
}
