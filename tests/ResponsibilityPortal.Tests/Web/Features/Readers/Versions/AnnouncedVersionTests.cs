using System.Net;
using System.Xml.Linq;
using AngleSharp.Dom;
using Microsoft.Extensions.Time.Testing;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Features.Readers.Versions;

/// <summary>Tests what readers see of an announced version, and that it comes into force by the clock alone.</summary>
public sealed class AnnouncedVersionTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Begin = new(2026, 1, 10, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset ToCome = new(2026, 2, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    /// <summary>Backup in SaaS becomes the customer's, sign-in in IaaS the vendor's, keys are retired, and logs are added.</summary>
    private static readonly Matrix Second = WithLogs(
        Given.Matrix().Moving("backup", "saas", Party.ReaderSlug).Moving("sign-in", "iaas", Given.Vendor).Without("keys")
    );

    private readonly FakeTimeProvider _clock = new(Begin);
    private readonly PortalHost _host;

    public AnnouncedVersionTests() => _host = PortalHost.StartEmpty(_clock);

    /// <summary>Version 1 in force; version 2 announced.</summary>
    public async ValueTask InitializeAsync()
    {
        await _host.PublishAsync(Given.Matrix(), "The first.");
        _clock.Advance(TimeSpan.FromDays(1));
        await _host.PublishAsync(Second, "The second.", ToCome);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

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

    [Fact]
    public async Task RowPage_OfARetiringRow_SaysSoUntilItIsGone()
    {
        var page = await _host.ReadPageAsync("/matrices/sample/responsibilities/keys");
        Assert.Equal(
            "Version 2 applies from 2026-02-01 00:00 UTC: this responsibility is retired.",
            Words(page.QuerySelector(".announced")!)
        );
        _clock.SetUtcNow(ToCome);
        page = await _host.ReadPageAsync("/matrices/sample/responsibilities/keys", HttpStatusCode.Gone);
        Assert.Contains("It was retired in version 2, 2026-01-11.", Words(page.Body!), StringComparison.Ordinal);
        Assert.Contains(
            "This responsibility was retired in version 2.",
            Words((await _host.ReadPageAsync("/matrices/sample/versions/1/responsibilities/keys")).Body!),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task RowPage_OfAnAnnouncedRow_NamesItsVersion()
    {
        var page = await _host.ReadPageAsync("/matrices/sample/responsibilities/logs", HttpStatusCode.NotFound);
        Assert.Contains("It comes with version 2, which applies from 2026-02-01 00:00 UTC.", Words(page.Body!), StringComparison.Ordinal);
        Assert.Contains(
            "/matrices/sample/versions/2/responsibilities/logs",
            page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href"))
        );
        _clock.SetUtcNow(ToCome);
        await _host.ReadPageAsync("/matrices/sample/responsibilities/logs");
        page = await _host.ReadPageAsync("/matrices/sample/versions/1/responsibilities/logs", HttpStatusCode.NotFound);
        Assert.Contains("It came with version 2, 2026-01-11.", Words(page.Body!), StringComparison.Ordinal);
        Assert.DoesNotContain("retired", Words(page.Body!), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Addresses_AtTheDate_ShowTheNewVersion()
    {
        using var before = await _host.GetAsync("/matrices/sample");
        _clock.SetUtcNow(ToCome.AddTicks(-1));
        using var same = await _host.GetAsync("/matrices/sample", ("If-None-Match", before.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.Equal("/matrices/sample/versions/1/export.csv", await LocationAsync("/matrices/sample/export.csv"));
        Assert.Equal("/matrices/sample", await LocationAsync("/"));

        _clock.SetUtcNow(ToCome);
        using var after = await _host.GetAsync("/matrices/sample", ("If-None-Match", before.Headers.ETag!.ToString()));
        Assert.Equal(HttpStatusCode.OK, after.StatusCode);
        Assert.Contains(
            "Version 2",
            (await _host.ReadPageAsync("/matrices/sample")).QuerySelector(".version")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Null((await _host.ReadPageAsync("/matrices/sample")).QuerySelector(".announced"));
        Assert.Equal("/matrices/sample/versions/2/export.csv", await LocationAsync("/matrices/sample/export.csv"));
        Assert.Contains("responsibilities/logs", await _host.ReadAsync("/sitemap.xml"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2026-01-31", 1)]
    [InlineData("2026-02-01", 2)]
    public async Task AsOf_FutureDay_OpensTheVersionInForceThen(string day, int version) =>
        Assert.Equal($"/matrices/sample/versions/{version}", await LocationAsync($"/matrices/sample/as-of/{day}"));

    [Fact]
    public async Task Feed_HasTheAnnouncementAndTheStart()
    {
        var (entry, updated) = await NewestAsync();
        Assert.EndsWith("Announced: in force from 2026-02-01 00:00 UTC.", entry.Element(Atom + "summary")!.Value, StringComparison.Ordinal);
        Assert.Equal(("2026-01-11T12:00:00.000Z", "2026-01-11T12:00:00.000Z"), (updated, entry.Element(Atom + "updated")!.Value));
        _clock.SetUtcNow(ToCome);
        (entry, updated) = await NewestAsync();
        Assert.EndsWith(" In force from 2026-02-01 00:00 UTC.", entry.Element(Atom + "summary")!.Value, StringComparison.Ordinal);
        Assert.Equal(("2026-02-01T00:00:00.000Z", "2026-02-01T00:00:00.000Z"), (updated, entry.Element(Atom + "updated")!.Value));
        Assert.Equal("2026-01-11T12:00:00.000Z", entry.Element(Atom + "published")!.Value);
    }

    [Fact]
    public async Task Publish_ForNow_OvertakesTheAnnouncedVersion()
    {
        await _host.PublishAsync(Given.Matrix().Moving("backup", "saas", Given.Provider), "At once.");
        Assert.Equal(["in force", "never in force: version 3 takes effect first", "superseded"], await StatesAsync());
        Assert.Null((await _host.ReadPageAsync("/matrices/sample")).QuerySelector(".announced"));
        _clock.SetUtcNow(ToCome.AddDays(1));
        Assert.Equal(["in force", "never in force: version 3 takes effect first", "superseded"], await StatesAsync());
        Assert.StartsWith(
            "Never in force: announced for 2026-02-01 00:00 UTC, but version 3 takes effect first.",
            Words((await _host.ReadPageAsync("/matrices/sample/versions/2")).QuerySelector(".notice[role=note]")!),
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
    public async Task Announcements_AreEachComparedWithTheOneBefore()
    {
        await _host.PublishAsync(Second.Moving("backup", "paas", Party.ReaderSlug), "The third.", ToCome.AddDays(10));
        var notices = (await _host.ReadPageAsync("/matrices/sample")).QuerySelectorAll(".announced").Select(Words).ToList();
        Assert.Equal(2, notices.Count);
        Assert.StartsWith(
            "Version 3 applies from 2026-02-11 00:00 UTC: you take on 1 duty and hand over none.",
            notices[1],
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Matrix_WithOnlyAnAnnouncedVersion_IsNotFound()
    {
        await _host.PublishAsync(Given.Matrix("later"), "Soon.", ToCome);
        Assert.Equal("/matrices/sample", await LocationAsync("/"));
        Assert.Contains(
            "Its first version applies from 2026-02-01 00:00 UTC.",
            Words((await _host.ReadPageAsync("/matrices/later", HttpStatusCode.NotFound)).Body!),
            StringComparison.Ordinal
        );
        _clock.SetUtcNow(ToCome);
        await _host.ReadPageAsync("/matrices/later");
        Assert.Equal(2, (await _host.ReadPageAsync("/")).QuerySelectorAll(".catalogue li").Length);
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

    private static Matrix WithLogs(Matrix matrix) =>
        matrix with
        {
            Domains =
            [
                .. matrix.Domains.Take(1),
                matrix.Domains[1] with
                {
                    Responsibilities =
                    [
                        .. matrix.Domains[1].Responsibilities,
                        matrix.Domains[1].Responsibilities[0] with
                        {
                            Slug = "logs",
                            Title = "Read the logs",
                        },
                    ],
                },
            ],
        };

    private static string Words(IElement element) =>
        string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private async Task<IEnumerable<string>> StatesAsync() =>
        (await _host.ReadPageAsync("/matrices/sample/versions"))
            .QuerySelectorAll(".versions .state")
            .Select(state => state.TextContent.Trim());

    private async Task<string?> LocationAsync(string address)
    {
        using var response = await _host.GetAsync(address);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        return response.Headers.Location?.OriginalString;
    }

    private async Task<List<XElement>> EntriesAsync() =>
        [.. XDocument.Parse(await _host.ReadAsync("/matrices/sample/feed.atom")).Root!.Elements(Atom + "entry")];

    private async Task<(XElement Entry, string Updated)> NewestAsync()
    {
        var feed = XDocument.Parse(await _host.ReadAsync("/matrices/sample/feed.atom")).Root!;
        return (feed.Elements(Atom + "entry").First(), feed.Element(Atom + "updated")!.Value);
    }
}
