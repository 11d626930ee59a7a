using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Web.Components.Shared;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Admin.Editing.ProblemReports;

/// <summary>The versions that can resolve a report, and what the page says about them.</summary>
internal sealed record ResolvingVersions(PublishedVersions Versions, DateTimeOffset Now)
{
    /// <summary>The number of the next version, which isn't published yet.</summary>
    public int Next => Versions.Latest.Number + 1;

    public bool IsPublished(int number) => number < Next;

    /// <summary>
    /// Returns the numbers to choose from, the latest first: the next version, and those after the version that the reader saw that are or
    /// will be in force.
    /// </summary>
    public IEnumerable<int> After(int seen) =>
        Versions
            .All.Where(version => version.Number > seen && !Versions.IsNeverInForce(version))
            .Select(version => version.Number)
            .Append(Next)
            .OrderDescending();

    /// <summary>Returns a version in words, to choose it.</summary>
    public string Option(int number) =>
        !IsPublished(number) ? $"Version {number}, the next one"
        : AnnouncedFor(number) is { } date ? $"Version {number}, announced for {date}"
        : $"Version {number}";

    /// <summary>Returns the end of a sentence: what the team must know of a version that isn't in force; a full stop otherwise.</summary>
    public string Status(int number) =>
        Versions.Find(number) is not { } version ? "; it is not published yet."
        : Versions.IsNeverInForce(version)
            ? $", but is never in force: {ScheduleWords.WhyNever(Versions, version)}. Reopen the report if it isn’t resolved otherwise."
        : AnnouncedFor(number) is { } date ? $"; it is announced for {date}."
        : ".";

    private string? AnnouncedFor(int number) =>
        Versions.Find(number) is { } version && Versions.InForceFrom(version) > Now ? Wording.Moment(Versions.InForceFrom(version)) : null;
}
