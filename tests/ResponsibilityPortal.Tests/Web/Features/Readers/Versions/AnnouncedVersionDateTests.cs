using System.Net;
using System.Xml.Linq;
using ResponsibilityPortal.Tests.Support;
using static ResponsibilityPortal.Tests.Web.Features.Readers.Versions.AnnouncedVersion;

namespace ResponsibilityPortal.Tests.Web.Features.Readers.Versions;

/// <summary>Tests that an announced version comes into force by the clock alone, unless another one overtakes it.</summary>
public sealed class AnnouncedVersionDateTests : IAsyncLifetime
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private readonly AnnouncedVersion _announced = new();

    private PortalHost Host => _announced.Host;

    public ValueTask InitializeAsync() => _announced.InitializeAsync();

    public ValueTask DisposeAsync() => _announced.DisposeAsync();

    [Fact]
    public async Task RowPage_OfARetiringRow_SaysSoUntilItIsGone()
    {
        var page = await Host.ReadPageAsync("/matrices/sample/responsibilities/keys");
        Assert.Equal(
            "Version 2 applies from 2026-02-01 00:00 UTC: this responsibility is retired.",
            Words(page.QuerySelector(".announced")!)
        );
        _announced.Clock.SetUtcNow(ToCome);
        page = await Host.ReadPageAsync("/matrices/sample/responsibilities/keys", HttpStatusCode.Gone);
        Assert.Contains("It was retired in version 2, 2026-01-11.", Words(page.Body!), StringComparison.Ordinal);
        Assert.Contains(
            "This responsibility was retired in version 2.",
            Words((await Host.ReadPageAsync("/matrices/sample/versions/1/responsibilities/keys")).Body!),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task RowPage_OfAnAnnouncedRow_NamesItsVersion()
    {
        var page = await Host.ReadPageAsync("/matrices/sample/responsibilities/logs", HttpStatusCode.NotFound);
        Assert.Contains("It comes with version 2, which applies from 2026-02-01 00:00 UTC.", Words(page.Body!), StringComparison.Ordinal);
        Assert.Contains(
            "/matrices/sample/versions/2/responsibilities/logs",
            page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href"))
        );
        _announced.Clock.SetUtcNow(ToCome);
        await Host.ReadPageAsync("/matrices/sample/responsibilities/logs");
        page = await Host.ReadPageAsync("/matrices/sample/versions/1/responsibilities/logs", HttpStatusCode.NotFound);
        Assert.Contains("It came with version 2, 2026-01-11.", Words(page.Body!), StringComparison.Ordinal);
        Assert.DoesNotContain("retired", Words(page.Body!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Addresses_AtTheDate_ShowTheNewVersion()
    {
        using var before = await Host.GetAsync("/matrices/sample");
        _announced.Clock.SetUtcNow(ToCome.AddTicks(-1));
        using var same = await Host.GetAsync("/matrices/sample", ("If-None-Match", before.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Equal("/matrices/sample/versions/1/export.csv", await _announced.LocationAsync("/matrices/sample/export.csv"));
        Assert.Equal("/matrices/sample", await _announced.LocationAsync("/"));

        _announced.Clock.SetUtcNow(ToCome);
        using var after = await Host.GetAsync("/matrices/sample", ("If-None-Match", before.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.Contains(
            "Version 2",
            (await Host.ReadPageAsync("/matrices/sample")).QuerySelector(".version")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Null((await Host.ReadPageAsync("/matrices/sample")).QuerySelector(".announced"));
        Assert.Equal("/matrices/sample/versions/2/export.csv", await _announced.LocationAsync("/matrices/sample/export.csv"));
        Assert.Contains("responsibilities/logs", await Host.ReadAsync("/sitemap.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Feed_HasTheAnnouncementAndTheStart()
    {
        var (entry, updated) = await NewestAsync();
        Assert.EndsWith("Announced: in force from 2026-02-01 00:00 UTC.", entry.Element(Atom + "summary")!.Value, StringComparison.Ordinal);
        Assert.Equal(("2026-01-11T12:00:00.000Z", "2026-01-11T12:00:00.000Z"), (updated, entry.Element(Atom + "updated")!.Value));
        _announced.Clock.SetUtcNow(ToCome);
        (entry, updated) = await NewestAsync();
        Assert.EndsWith(" In force from 2026-02-01 00:00 UTC.", entry.Element(Atom + "summary")!.Value, StringComparison.Ordinal);
        Assert.Equal(("2026-02-01T00:00:00.000Z", "2026-02-01T00:00:00.000Z"), (updated, entry.Element(Atom + "updated")!.Value));
        Assert.Equal("2026-01-11T12:00:00.000Z", entry.Element(Atom + "published")!.Value);
    }

    [Fact]
    public async Task Publish_ForNow_OvertakesTheAnnouncedVersion()
    {
        await Host.PublishAsync(Given.Matrix().Moving("backup", "saas", Given.Provider), "At once.");
        Assert.Equal(["in force", "never in force: version 3 takes effect first", "superseded"], await StatesAsync());
        Assert.Null((await Host.ReadPageAsync("/matrices/sample")).QuerySelector(".announced"));
        _announced.Clock.SetUtcNow(ToCome.AddDays(1));
        Assert.Equal(["in force", "never in force: version 3 takes effect first", "superseded"], await StatesAsync());
        Assert.StartsWith(
            "Never in force: announced for 2026-02-01 00:00 UTC, but version 3 takes effect first.",
            Words((await Host.ReadPageAsync("/matrices/sample/versions/2")).QuerySelector(".notice[role=note]")!),
            StringComparison.Ordinal
        );
        var overtaken = (await EntriesAsync())[1];
        Assert.EndsWith(
            "but never in force: version 3 takes effect first.",
            overtaken.Element(Atom + "summary")!.Value,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Matrix_WithOnlyAnAnnouncedVersion_IsNotFound()
    {
        await Host.PublishAsync(Given.Matrix("later"), "Soon.", ToCome);
        Assert.Equal("/matrices/sample", await _announced.LocationAsync("/"));
        Assert.Contains(
            "Its first version applies from 2026-02-01 00:00 UTC.",
            Words((await Host.ReadPageAsync("/matrices/later", HttpStatusCode.NotFound)).Body!),
            StringComparison.Ordinal
        );
        _announced.Clock.SetUtcNow(ToCome);
        await Host.ReadPageAsync("/matrices/later");
        Assert.Equal(2, (await Host.ReadPageAsync("/")).QuerySelectorAll(".catalogue li").Length);
    }

    private async Task<IEnumerable<string>> StatesAsync() =>
        (await Host.ReadPageAsync("/matrices/sample/versions"))
            .QuerySelectorAll(".versions .state")
            .Select(state => state.TextContent.Trim());

    private async Task<List<XElement>> EntriesAsync() =>
        [.. XDocument.Parse(await Host.ReadAsync("/matrices/sample/feed.atom")).Root!.Elements(Atom + "entry")];

    private async Task<(XElement Entry, string Updated)> NewestAsync()
    {
        var feed = XDocument.Parse(await Host.ReadAsync("/matrices/sample/feed.atom")).Root!;
        return (feed.Elements(Atom + "entry").First(), feed.Element(Atom + "updated")!.Value);
    }
}
