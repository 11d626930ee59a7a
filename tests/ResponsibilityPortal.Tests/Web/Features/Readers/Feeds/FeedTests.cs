using System.Xml.Linq;
using Microsoft.Extensions.Time.Testing;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Features.Readers.Feeds;

public sealed class FeedTests(FeedTests.FourVersions versions) : IClassFixture<FeedTests.FourVersions>
{
    private const string Address = "/matrices/sample/feed.atom";
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private readonly PortalHost _host = versions.Host;

    [Fact]
    public async Task Feed_HasEveryVersionNewestFirstWithItsMessage()
    {
        var feed = await ReadAsync();
        Assert.Equal(
            [
                "The sample matrix, version 4: Keys move.",
                "The sample matrix, version 3: Other words.",
                "The sample matrix, version 2: Backups & more <move>.",
                "The sample matrix, version 1: The first.",
            ],
            Entries(feed).Select(entry => entry.Element(Atom + "title")!.Value)
        );
        Assert.Equal("2026-01-04T12:00:00.000Z", feed.Element(Atom + "updated")!.Value);
    }

    [Fact]
    public async Task Feed_SaysWhatEachVersionMeansForTheReader()
    {
        var second = Entries(await ReadAsync())[2];
        Assert.StartsWith("You take on 1 duty and hand over none.", second.Element(Atom + "summary")!.Value, StringComparison.Ordinal);
        Assert.EndsWith("In force from 2026-01-02 12:00 UTC.", second.Element(Atom + "summary")!.Value, StringComparison.Ordinal);
    }

    /// <summary>Feed readers show the content, so readers see which responsibilities changed without opening a page.</summary>
    [Fact]
    public async Task Entry_NamesTheResponsibilitiesThatChangedWithLinksToThem()
    {
        var entries = Entries(await ReadAsync());
        var content = entries[2].Element(Atom + "content")!;
        Assert.Equal("html", content.Attribute("type")!.Value);
        var html = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(content.Value);
        Assert.Equal(["Newly yours"], html.QuerySelectorAll("strong").Select(heading => heading.TextContent));
        var link = Assert.Single(html.QuerySelectorAll("a"));
        Assert.Equal("Make backups", link.TextContent);
        await _host.ReadAsync(link.GetAttribute("href")!);
        Assert.Contains("Keep the keys", entries[1].Element(Atom + "content")!.Value, StringComparison.Ordinal);
        Assert.Null(entries[3].Element(Atom + "content"));
    }

    [Fact]
    public async Task Feed_HasTheElementsThatTheStandardRequires()
    {
        var feed = await ReadAsync();
        Assert.All(
            Entries(feed).Append(feed),
            element =>
            {
                Assert.True(Uri.TryCreate(element.Element(Atom + "id")!.Value, UriKind.Absolute, out _));
                Assert.NotEmpty(element.Element(Atom + "title")!.Value);
                Assert.NotEmpty(element.Element(Atom + "author")!.Element(Atom + "name")!.Value);
                Assert.Matches("^20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z$", element.Element(Atom + "updated")!.Value);
            }
        );
        Assert.Equal(4, Entries(feed).Select(entry => entry.Element(Atom + "id")!.Value).Distinct().Count());
        Assert.All(
            feed.Descendants(Atom + "link"),
            link => Assert.True(Uri.TryCreate(link.Attribute("href")!.Value, UriKind.Absolute, out _))
        );
        Assert.Single(
            feed.Elements(Atom + "link"),
            link => link.Attribute("rel")!.Value == "self" && link.Attribute("href")!.Value.EndsWith(Address, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Ids_AreOfTheVersionsAndStayWhenThePortalMoves()
    {
        var feed = await ReadAsync();
        var hashes = _host.Published.Find("sample")!.All.Select(version => $"urn:sha256:{version.VersionHash}").ToList();
        Assert.Equal(hashes.AsEnumerable().Reverse(), Entries(feed).Select(IdOf));
        Assert.Equal($"{hashes[0]}:feed", IdOf(feed));
        Assert.Equal($"{hashes[0]}:feed:model=saas&party=customer", IdOf(await ReadAsync("?party=customer&model=saas")));

        static string IdOf(XElement element) => element.Element(Atom + "id")!.Value;
    }

    [Theory]
    [InlineData("?party=customer", 4, 2, 1)]
    [InlineData("?party=vendor", 2, 1)]
    [InlineData("?party=provider", 4, 1)]
    [InlineData("?model=saas", 2, 1)]
    [InlineData("?model=paas", 1)]
    [InlineData("?model=saas,iaas", 4, 2, 1)]
    [InlineData("?model=saas&party=provider", 1)]
    [InlineData("?party=nobody", 1)]
    public async Task Feed_WithAFilter_IsAboutThoseModelsAndThatParty(string query, params int[] versions) =>
        Assert.Equal(
            versions,
            Entries(await ReadAsync(query))
                .Select(entry =>
                    int.Parse(
                        entry
                            .Elements(Atom + "link")
                            .First(link => link.Attribute("rel")!.Value == "alternate")
                            .Attribute("href")!
                            .Value.Split('/')[^1],
                        System.Globalization.CultureInfo.InvariantCulture
                    )
                )
        );

    /// <summary>Who shares a duty, or no longer shares it, follows it still.</summary>
    [Fact]
    public async Task Feed_OfAParty_HasVersionsInWhichItsDutiesBecomeSharedOrItsOwn()
    {
        var shared = Given.Matrix("shared").Sharing("backup", "saas", Given.Vendor, Given.Provider);
        await _host.PublishAsync(shared, "The first.");
        await _host.PublishAsync(shared.Sharing("keys", "iaas", Given.Vendor, Party.ReaderSlug), "Shared.");
        await _host.PublishAsync(shared, "Alone.");
        var entries = Entries(XDocument.Parse(await _host.ReadAsync("/matrices/shared/feed.atom?party=customer")).Root!);
        Assert.Equal(3, entries.Count);
        Assert.StartsWith("You are now alone accountable for 1 duty.", SummaryOf(entries[0]), StringComparison.Ordinal);
        Assert.StartsWith(
            "You are now jointly accountable with other parties for 1 duty.",
            SummaryOf(entries[1]),
            StringComparison.Ordinal
        );
        Assert.Single(Entries(XDocument.Parse(await _host.ReadAsync("/matrices/shared/feed.atom?party=provider")).Root!));

        static string SummaryOf(XElement entry) => entry.Element(Atom + "summary")!.Value;
    }

    [Fact]
    public async Task Feed_IsLinkedFromEveryPageOfTheMatrix()
    {
        var page = await _host.ReadPageAsync("/matrices/sample");
        Assert.Equal(Address, page.QuerySelector("link[rel=alternate][type='application/atom+xml']")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Feed_IsRevalidatedAndHasANewVersion()
    {
        const string address = "/matrices/continued/feed.atom";
        await _host.PublishAsync(Given.Matrix("continued"), "The first.");
        using var first = await _host.GetAsync(address);
        Assert.Equal("application/atom+xml", first.Content.Headers.ContentType!.MediaType);
        using var again = await _host.GetAsync(address, ("If-None-Match", first.Headers.ETag!.ToString()));
        Assert.Equal(System.Net.HttpStatusCode.NotModified, again.StatusCode);
        await _host.PublishAsync(Given.Matrix("continued").Moving("keys", "iaas", Given.Provider), "Keys move.");
        using var later = await _host.GetAsync(address, ("If-None-Match", first.Headers.ETag!.ToString()));
        Assert.Equal(System.Net.HttpStatusCode.OK, later.StatusCode);
        Assert.Equal(2, Entries(XDocument.Parse(await _host.ReadAsync(address)).Root!).Count);
    }

    private async Task<XElement> ReadAsync(string query = "") => XDocument.Parse(await _host.ReadAsync($"{Address}{query}")).Root!;

    private static List<XElement> Entries(XElement feed) => [.. feed.Elements(Atom + "entry")];

    /// <summary>
    /// A portal with four versions of the sample matrix. Version 1: as given. Version 2: backup in SaaS becomes the customer's. Version 3:
    /// wording only. Version 4: keys in IaaS become the provider's.
    /// </summary>
    public sealed class FourVersions : IAsyncLifetime
    {
        private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));

        public FourVersions() => Host = PortalHost.StartEmpty(_clock);

        public PortalHost Host { get; }

        public async ValueTask InitializeAsync()
        {
            var second = Given.Matrix().Moving("backup", "saas", Party.ReaderSlug);
            var third = second.Changing(row => row.Slug == "keys" ? row with { Title = "Keep the keys" } : row);
            await Host.PublishAsync(Given.Matrix(), "The first.");
            _clock.Advance(TimeSpan.FromDays(1));
            await Host.PublishAsync(second, "Backups & more <move>.");
            _clock.Advance(TimeSpan.FromDays(1));
            await Host.PublishAsync(third, "Other words\u0001.");
            _clock.Advance(TimeSpan.FromDays(1));
            await Host.PublishAsync(third.Moving("keys", "iaas", Given.Provider), "Keys move.");
        }

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}
