using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Components.Shared;

/// <summary>Explains why an announced version was never in force.</summary>
internal static class ScheduleWords
{
    /// <summary>Returns, for example, "withdrawn on 2026-03-01 12:00 UTC" or "version 3 takes effect first".</summary>
    public static string WhyNever(PublishedVersions versions, MatrixVersion version) =>
        versions.WithdrawnAt(version) is { } at
            ? $"withdrawn on {Wording.Moment(at)}"
            : $"version {versions.OvertakerOf(version)?.Number} takes effect first";
}
