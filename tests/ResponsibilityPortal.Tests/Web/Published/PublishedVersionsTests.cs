using System.Collections.Frozen;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Tests.Web.Published;

public sealed class PublishedVersionsTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Version 2 is announced on day 1 for day 10; version 3 is published on day 2 and takes effect then.</summary>
    private static readonly PublishedVersions Overtaken = Versions((0, 0), (1, 10), (2, 2));

    /// <summary>Version 2 is announced for day 10, version 3 for day 20.</summary>
    private static readonly PublishedVersions Announced = Versions((0, 0), (1, 10), (2, 20));

    [Theory]
    [InlineData(1, null)]
    [InlineData(2, 1)]
    [InlineData(3, 1)]
    public void BaseOf_AfterAnOvertakenVersion_IsWhatReadersHad(int number, int? expected) =>
        Assert.Equal(expected, BaseOf(Overtaken, number));

    [Theory]
    [InlineData(2, 1)]
    [InlineData(3, 2)]
    public void BaseOf_AnAnnouncedVersion_IsTheOneInForceUntilThen(int number, int expected) =>
        Assert.Equal(expected, BaseOf(Announced, number));

    [Fact]
    public void BaseOf_VersionsPublishedAtTheSameInstant_IsTheOneBefore() => Assert.Equal(2, BaseOf(Versions((0, 0), (0, 0), (0, 0)), 3));

    [Fact]
    public void BaseOf_AnAnnouncementThatIsReplacedAtItsInstant_SkipsIt() =>
        Assert.Equal(1, BaseOf(Versions((0, 0), (1, 10), (10, 10)), 3));

    [Fact]
    public void WithdrawnVersion_IsNeverInForceAndNoBase()
    {
        var versions = Announced with { Schedules = Schedule(2, 10, withdrawnOn: 5) };
        Assert.Equal([1, 1, 3], new[] { 9, 15, 25 }.Select(day => versions.InForceAt(Day(day))!.Number));
        Assert.Equal(VersionState.Withdrawn, versions.StateOf(versions.Find(2)!, versions.Find(1)!));
        Assert.Equal(VersionState.Announced, versions.StateOf(versions.Find(3)!, versions.Find(1)!));
        Assert.Equal(1, BaseOf(versions, 3));
        Assert.Equal(1, BaseOf(versions, 2));
    }

    [Fact]
    public void RescheduledVersion_IsInForceFromItsNewDate()
    {
        var versions = Announced with { Schedules = Schedule(2, 15) };
        Assert.Equal([1, 2, 3], new[] { 12, 15, 20 }.Select(day => versions.InForceAt(Day(day))!.Number));
        Assert.Equal(Day(15), versions.InForceFrom(versions.Find(2)!));
    }

    [Fact]
    public void OvertakerOf_AVersionRescheduledAfterALaterOne_IsTheLaterOne()
    {
        var versions = Announced with { Schedules = Schedule(3, 5) };
        Assert.Equal(3, versions.OvertakerOf(versions.Find(2)!)!.Number);
        Assert.Equal(1, BaseOf(versions, 3));
    }

    [Fact]
    public void OvertakerOf_AVersionBeforeAWithdrawnOne_IsNone()
    {
        var versions = Versions((0, 0), (1, 10), (2, 5)) with { Schedules = Schedule(3, 5, withdrawnOn: 3) };
        Assert.Null(versions.OvertakerOf(versions.Find(2)!));
        Assert.Equal(2, versions.InForceAt(Day(10))!.Number);
    }

    private static int? BaseOf(PublishedVersions versions, int number) => versions.BaseOf(versions.Find(number)!)?.Number;

    private static DateTimeOffset Day(int day) => Start.AddDays(day);

    private static FrozenDictionary<int, VersionSchedule> Schedule(int number, int day, int? withdrawnOn = null) =>
        new Dictionary<int, VersionSchedule>
        {
            [number] = new(Day(day), Day(withdrawnOn ?? 3), withdrawnOn is { } withdrawn ? Day(withdrawn) : null),
        }.ToFrozenDictionary();

    /// <param name="days">When each version was published, and when it takes effect.</param>
    private static PublishedVersions Versions(params (int Published, int InForce)[] days) =>
        new(
            "sample",
            [
                .. days.Index()
                    .Select(day => new MatrixVersion
                    {
                        Matrix = "sample",
                        Number = day.Index + 1,
                        ContentHash = new string('a', 64),
                        PreviousVersionHash = null,
                        PublishedAt = Day(day.Item.Published),
                        InForceFrom = Day(day.Item.InForce),
                        PublishedBy = Given.Ada,
                        ApprovedBy = null,
                        Message = "Why.",
                    })
                    .Select(version => new VersionRecord(version, version.VersionHash)),
            ]
        );
}
