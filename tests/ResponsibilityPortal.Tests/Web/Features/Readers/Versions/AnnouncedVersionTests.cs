using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;
using static ResponsibilityPortal.Tests.Web.Features.Readers.Versions.AnnouncedVersion;

namespace ResponsibilityPortal.Tests.Web.Features.Readers.Versions;

/// <summary>Tests what readers see of an announced version before its date.</summary>
public sealed class AnnouncedVersionTests(AnnouncedVersion shared) : IClassFixture<AnnouncedVersion>
{
    private readonly PortalHost _host = shared.Host;

    [Fact]
    public async Task MatrixPage_SaysWhatComesWhenAndWhatItMeans()
    {
        var notice = (await _host.ReadPageAsync("/matrices/sample")).QuerySelector(".announced")!;
        Assert.StartsWith(
            "Version 2 applies from 2026-02-01 00:00 UTC: you take on 1 duty and hand over 1; 1 duty is added, 1 is retired.",
            Words(notice),
            StringComparison.Ordinal
        );
        Assert.Equal(
            ["/matrices/sample/versions/2", "/matrices/sample/compare?from=1&to=2"],
            notice.QuerySelectorAll("a").Select(link => link.GetAttribute("href"))
        );
    }

    [Theory]
    [InlineData("/matrices/sample?q=backup", true)]
    [InlineData("/matrices/sample/versions/1", true)]
    [InlineData("/matrices/sample/versions/2", false)]
    public async Task Announcement_IsOnEveryPageOfTheVersionInForceOnly(string address, bool stands) =>
        Assert.Equal(stands, (await _host.ReadPageAsync(address)).QuerySelector(".announced") is not null);

    /// <summary>Readers who search look for the results first.</summary>
    [Theory]
    [InlineData("/matrices/sample", true)]
    [InlineData("/matrices/sample?deployment=hosted", true)]
    [InlineData("/matrices/sample?q=backup", false)]
    public async Task Announcement_IsBelowTheSearchAndAfterResults(string address, bool isBefore)
    {
        var page = await _host.ReadPageAsync(address);
        var order = page.QuerySelectorAll("form[role=search], .announced, table.matrix")
            .Select(element => element.ClassName!.Split(' ')[0])
            .ToList();
        Assert.Equal(isBefore ? ["find", "notice", "matrix"] : ["find", "matrix", "notice"], order);
    }

    [Theory]
    [InlineData("/matrices/sample/versions/2")]
    [InlineData("/matrices/sample/versions/2/responsibilities/backup")]
    public async Task OwnPages_SayThatItIsNotYetInForce(string address) =>
        Assert.StartsWith(
            "Announced, not yet in force. This version applies from 2026-02-01 00:00 UTC.",
            Words((await _host.ReadPageAsync(address)).QuerySelector(".notice[role=note]")!),
            StringComparison.Ordinal
        );

    [Fact]
    public async Task RowPage_SaysWhatWillChange()
    {
        var page = await _host.ReadPageAsync("/matrices/sample/responsibilities/backup");
        Assert.Equal("Version 2 applies from 2026-02-01 00:00 UTC:", Words(page.QuerySelector(".announced p")!));
        Assert.Equal("SaaS: accountable party changed from Vendor to Customer", Words(page.QuerySelector(".announced li")!));
        Assert.Contains(
            "Version 2, 2026-01-11 (announced: applies from 2026-02-01 00:00 UTC): changed. The second.",
            Words(page.QuerySelector("#duty > section:last-of-type")!),
            StringComparison.Ordinal
        );
        var announced = await _host.ReadPageAsync("/matrices/sample/versions/2/responsibilities/backup");
        Assert.Contains(
            "What changes for this responsibility from version 1",
            Words(announced.QuerySelector("#duty")!),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("2026-01-31", 1)]
    [InlineData("2026-02-01", 2)]
    public async Task AsOf_FutureDay_OpensTheVersionInForceThen(string day, int version) =>
        Assert.Equal($"/matrices/sample/versions/{version}", await shared.LocationAsync($"/matrices/sample/as-of/{day}"));

    [Fact]
    public async Task Announcements_AreEachComparedWithTheOneBefore()
    {
        await using var own = new AnnouncedVersion();
        await own.InitializeAsync();
        await own.Host.PublishAsync(Second.Moving("backup", "paas", Party.ReaderSlug), "The third.", ToCome.AddDays(10));
        var notices = (await own.Host.ReadPageAsync("/matrices/sample")).QuerySelectorAll(".announced").Select(Words).ToList();
        Assert.Equal(2, notices.Count);
        Assert.StartsWith(
            "Version 3 applies from 2026-02-11 00:00 UTC: you take on 1 duty and hand over none.",
            notices[1],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task ComparePage_WithAnAnnouncedVersion_SaysSo()
    {
        var page = await _host.ReadPageAsync("/matrices/sample/compare?from=1&to=2");
        Assert.Contains(
            "(announced: applies from 2026-02-01 00:00 UTC)",
            Words(page.QuerySelector(".versions")!),
            StringComparison.Ordinal
        );
        Assert.Contains("announced", page.QuerySelector("select[name=to] option[selected]")!.TextContent, StringComparison.Ordinal);
    }
}
