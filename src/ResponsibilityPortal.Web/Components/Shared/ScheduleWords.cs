using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Components.Shared;

/// <summary>Why an announced version was never in force, in words.</summary>
internal static class ScheduleWords
{
    /// <summary>"withdrawn on 2026-03-01 12:00 UTC", or "version 3 takes its place before".</summary>
    public static string WhyNever(PublishedVersions versions, MatrixVersion version) =>
        versions.WithdrawnAt(version) is { } at ? $"withdrawn on {Wording.Moment(at)}"
        : $"version {versions.OvertakerOf(version)?.Number} takes its place before";
}
