using System.Net;
using Microsoft.Extensions.Time.Testing;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Features.Readers.Versions;

public sealed class VersionsTests(VersionsTests.TwoVersions versions) : IClassFixture<VersionsTests.TwoVersions>
{
    private readonly PortalHost _host = versions.Host;

    [Fact]
    public async Task List_HasEveryVersionNewestFirst()
    {
        var page = await _host.ReadPageAsync("/matrices/sample/versions");
        Assert.Equal(["in force", "superseded"], page.QuerySelectorAll(".versions .state").Select(state => state.TextContent.Trim()));
        Assert.Equal(["The second.", "The first."], page.QuerySelectorAll(".versions .message").Select(message => message.TextContent));
        foreach (var version in _host.Published.Find("sample")!.All)
        {
            Assert.Contains(version.VersionHash, page.Body!.TextContent, StringComparison.Ordinal);
            Assert.Contains(version.ContentHash, page.Body!.TextContent, StringComparison.Ordinal);
        }

        // The changes come first. Readers who check a version can unfold the hashes.
        Assert.Equal(
            "Changes: you take on 1 duty and hand over none; 1 duty is retired.",
            Assert.Single(page.QuerySelectorAll(".versions .meaning span")).TextContent
        );
        Assert.Equal(2, page.QuerySelectorAll(".versions details:not([open])").Length);
        Assert.Empty(page.QuerySelectorAll("ol.versions"));
    }

    [Theory]
    [InlineData("/matrices/sample", false)]
    [InlineData("/matrices/sample/versions/2", false)]
    [InlineData("/matrices/sample/versions/1", true)]
    [InlineData("/matrices/sample/responsibilities/keys", false)]
    [InlineData("/matrices/sample/versions/2/responsibilities/keys", false)]
    [InlineData("/matrices/sample/versions/1/responsibilities/keys", true)]
    [InlineData("/matrices/sample/versions/1/responsibilities/sign-in", true)]
    public async Task SupersededVersion_LinksToTheOneInForce(string address, bool superseded)
    {
        var page = await _host.ReadPageAsync(address);
        var notice = page.QuerySelector(".notice[role=note]");
        Assert.Equal(superseded, notice is not null);
        if (superseded)
        {
            Assert.Contains("Superseded. Version 2 has been in force since 2026-03-01", notice!.TextContent, StringComparison.Ordinal);
            Assert.Equal("/matrices/sample", notice.QuerySelector("a")!.GetAttribute("href"));
        }
    }

    [Fact]
    public async Task PinnedRow_SaysWhatHasChangedSince()
    {
        var page = await _host.ReadPageAsync("/matrices/sample/versions/1/responsibilities/keys");
        var change = Assert.Single(page.QuerySelectorAll("#duty > .changes > li.moved"));
        Assert.Contains("SaaS", change.TextContent, StringComparison.Ordinal);
        Assert.Equal("Vendor", change.QuerySelector("del")!.TextContent);
        Assert.Equal("Customer", change.QuerySelector("ins")!.TextContent);
    }

    [Fact]
    public async Task PinnedRow_WithoutAChange_SaysSo()
    {
        var page = await _host.ReadPageAsync("/matrices/sample/versions/1/responsibilities/backup");
        Assert.Contains(
            "Nothing has changed for this responsibility since",
            page.QuerySelector("#duty")!.TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task RetiredRow_IsGoneAndLinksToItsLastVersion()
    {
        using var response = await _host.GetAsync("/matrices/sample/responsibilities/sign-in");
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        var page = await _host.ReadPageAsync("/matrices/sample/responsibilities/sign-in", HttpStatusCode.Gone);
        Assert.Equal("Set up sign-in", page.QuerySelector("h1")!.TextContent);
        Assert.Contains(
            "/matrices/sample/versions/1/responsibilities/sign-in",
            page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href"))
        );
        await _host.ReadAsync("/matrices/sample/versions/2/responsibilities/sign-in", HttpStatusCode.Gone);
    }

    [Theory]
    [InlineData("2026-01-10", 1)]
    [InlineData("2026-02-28", 1)]
    [InlineData("2026-03-01", 2)]
    [InlineData("2999-12-31", 2)]
    public async Task AsOf_Day_OpensTheVersionInForceAtItsEnd(string day, int version)
    {
        using var response = await _host.GetAsync($"/matrices/sample/as-of/{day}");
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal($"/matrices/sample/versions/{version}", response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Form_OfTheListOfVersions_LeadsToTheVersionInForceOnAChosenDay()
    {
        var form = (await _host.ReadPageAsync("/matrices/sample/versions")).QuerySelector("main form")!;
        var address = $"{form.GetAttribute("action")}?{form.QuerySelector("input[type=date]")!.GetAttribute("name")}=2026-02-28";
        using var response = await _host.GetAsync(address);
        Assert.Equal("/matrices/sample/versions/1", response.Headers.Location?.OriginalString);
        await _host.ReadAsync($"{form.GetAttribute("action")}", HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("2026-01-09")]
    [InlineData("2026-1-10")]
    [InlineData("20260110")]
    [InlineData("2026-01-10T00:00:00Z")]
    public async Task AsOf_DayBeforeTheFirstVersionOrNoDay_IsNotFound(string day) =>
        await _host.ReadAsync($"/matrices/sample/as-of/{day}", HttpStatusCode.NotFound);

    [Fact]
    public async Task AnnouncedVersion_AtItsDate_IsInForce()
    {
        await using var own = new TwoVersions();
        await own.InitializeAsync();
        await own.Host.PublishAsync(Given.Matrix(), "The third.", new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.Contains(
            "Version 2",
            (await own.Host.ReadPageAsync("/matrices/sample")).QuerySelector(".version")!.TextContent,
            StringComparison.Ordinal
        );
        var announced = await own.Host.ReadPageAsync("/matrices/sample/versions/3");
        Assert.Contains(
            "Announced, not yet in force. This version applies from 2026-04-01 00:00 UTC.",
            announced.QuerySelector(".notice[role=note]")!.TextContent,
            StringComparison.Ordinal
        );
        var list = await own.Host.ReadPageAsync("/matrices/sample/versions");
        Assert.Equal(
            ["announced: applies from 2026-04-01 00:00 UTC", "in force", "superseded"],
            list.QuerySelectorAll(".versions .state").Select(state => state.TextContent.Trim())
        );

        own.Clock.SetUtcNow(new DateTimeOffset(2026, 4, 1, 0, 0, 0, TimeSpan.Zero));
        var page = await own.Host.ReadPageAsync("/matrices/sample");
        Assert.Contains("Version 3", page.QuerySelector(".version")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("in force since 2026-04-01", page.QuerySelector(".version")!.TextContent, StringComparison.Ordinal);
        list = await own.Host.ReadPageAsync("/matrices/sample/versions");
        Assert.Equal(
            ["in force", "superseded", "superseded"],
            list.QuerySelectorAll(".versions .state").Select(state => state.TextContent.Trim())
        );
    }

    [Fact]
    public async Task Exports_WithoutAVersion_RedirectWithTheirFilter()
    {
        using var response = await _host.GetAsync("/matrices/sample/export.csv?model=saas&q=keys");
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal("/matrices/sample/versions/2/export.csv?model=saas&q=keys", response.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task JsonExport_HasTheContentHashOfItsVersion(int number)
    {
        var body = await _host.ReadAsync($"/matrices/sample/versions/{number}/export.json?q=ignored");
        Assert.Equal(_host.Published.Find("sample")!.Find(number)!.ContentHash, Sha256Hash.Of(System.Text.Encoding.UTF8.GetBytes(body)));
    }

    /// <summary>
    /// A portal with version 1 of 2026-01-10 and version 2 of 2026-03-01: SaaS keys become the customer's, and sign-in is retired.
    /// </summary>
    public sealed class TwoVersions : IAsyncLifetime
    {
        public TwoVersions() => Host = PortalHost.StartEmpty(Clock);

        public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 1, 10, 12, 0, 0, TimeSpan.Zero));

        public PortalHost Host { get; }

        public async ValueTask InitializeAsync()
        {
            await Host.PublishAsync(Given.Matrix(), "The first.");
            Clock.SetUtcNow(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));
            await Host.PublishAsync(Given.Matrix().Moving("keys", "saas", "customer").Without("sign-in"), "The second.");
        }

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}
