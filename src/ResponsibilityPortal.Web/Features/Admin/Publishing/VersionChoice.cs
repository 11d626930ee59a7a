using ResponsibilityPortal.Domain.Versions.Comparing;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Admin.Publishing;

/// <summary>A version that an approver has chosen in the list of versions.</summary>
/// <param name="IsMove">Whether the version is to be rescheduled or withdrawn; otherwise it is to be published again.</param>
/// <param name="Against">The version that readers have now.</param>
/// <param name="BasedOn">The number of the latest version when the choice was made.</param>
/// <param name="Summary">What publishing it again would change for readers; null for rescheduling, or if a version is damaged.</param>
public sealed record VersionChoice(MatrixVersion Version, bool IsMove, MatrixVersion Against, int BasedOn, string? Summary)
{
    /// <summary>The operation ID for the command that follows the choice. Sending the command twice has one outcome.</summary>
    public Guid Operation { get; } = Guid.CreateVersion7();

    /// <summary>Chooses a version to reschedule or withdraw.</summary>
    public static VersionChoice ToMove(MatrixVersion version, MatrixVersion against, int latest) =>
        new(version, true, against, latest, null);

    /// <summary>Chooses a version to publish again.</summary>
    public static async Task<VersionChoice> ToPublishAsync(
        PublishedMatrices published,
        MatrixVersion version,
        MatrixVersion against,
        int latest
    )
    {
        var summary =
            await published.LoadAsync(against) is VersionContent.Intact(var now)
            && await published.LoadAsync(version) is VersionContent.Intact(var earlier)
                ? TeamSummary.Of(new VersionComparison(now.Matrix, earlier.Matrix, earlier.Matrix.ReadersParty))
                : null;
        return new VersionChoice(version, false, against, latest, summary);
    }
}
