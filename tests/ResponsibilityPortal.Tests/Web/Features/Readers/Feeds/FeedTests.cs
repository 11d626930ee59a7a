using System.Xml.Linq;
using Microsoft.Extensions.Time.Testing;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Features.Readers.Feeds;

public sealed class FeedTests : IAsyncLifetime
{
    private const string Address = "/matrices/sample/feed.atom";
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly PortalHost _host;

    public FeedTests() => _host = PortalHost.StartEmpty(_clock);

    /// <summary>1: as given. 2: backup in SaaS becomes the customer's. 3: other words only. 4: keys in IaaS become the provider's.</summary>
    public async ValueTask InitializeAsync()
    {
        var second = Given.Matrix().Moving("backup", "saas", Party.ReaderSlug);
        var third = second.Changing(row => row.Slug == "keys" ? row with { Title = "Keep the keys" } : row);
        await _host.PublishAsync(Given.Matrix(), "The first.");
        _clock.Advance(TimeSpan.FromDays(1));
        await _host.PublishAsync(second, "Backups & more <move>.");
        _clock.Advance(TimeSpan.FromDays(1));
        await _host.PublishAsync(third, "Other words\u0001.");
        _clock.Advance(TimeSpan.FromDays(1));
        await _host.PublishAsync(third.Moving("keys", "iaas", Given.Provider), "Keys move.");
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Tells_of_every_version_newest_first_with_its_message()
    {
        var feed = await ReadAsync();
        Assert.Equal(
            ["Version 4: Keys move.", "Version 3: Other words.", "Version 2: Backups & more <move>.", "Version 1: The first."],
            Entries(feed).Select(entry => entry.Element(Atom + "title")!.Value));
        Assert.Equal("2026-01-04T12:00:00.000Z", feed.Element(Atom + "updated")!.Value);
    }

    [Fact]
    public async Task Says_what_each_version_means_for_the_reader()
    {
        var second = Entries(await ReadAsync())[2];
        Assert.StartsWith("1 duty becomes yours, 0 leave you,", second.Element(Atom + "summary")!.Value, StringComparison.Ordinal);
        Assert.EndsWith("In force from 2026-01-02 12:00 UTC.", second.Element(Atom + "summary")!.Value, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Has_what_the_standard_asks_of_a_feed_and_its_entries()
    {
        var feed = await ReadAsync();
        Assert.All(Entries(feed).Append(feed), element =>
        {
            Assert.True(Uri.TryCreate(element.Element(Atom + "id")!.Value, UriKind.Absolute, out _));
            Assert.NotEmpty(element.Element(Atom + "title")!.Value);
            Assert.NotEmpty(element.Element(Atom + "author")!.Element(Atom + "name")!.Value);
            Assert.Matches("^20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:.]+Z$", element.Element(Atom + "updated")!.Value);
        });
        Assert.Equal(4, Entries(feed).Select(entry => entry.Element(Atom + "id")!.Value).Distinct().Count());
        Assert.All(feed.Descendants(Atom + "link"), link => Assert.True(Uri.TryCreate(link.Attribute("href")!.Value, UriKind.Absolute, out _)));
        Assert.Single(feed.Elements(Atom + "link"), link => link.Attribute("rel")!.Value == "self" && link.Attribute("href")!.Value.EndsWith(Address, StringComparison.Ordinal));
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
    public async Task Can_be_narrowed_to_hosting_models_and_a_party(string query, params int[] versions) =>
        Assert.Equal(versions, Entries(await ReadAsync(query)).Select(entry => int.Parse(entry.Elements(Atom + "link").First(link => link.Attribute("rel")!.Value == "alternate").Attribute("href")!.Value.Split('/')[^1], System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public async Task Is_found_by_programs_from_every_page_of_the_matrix()
    {
        var page = await _host.ReadPageAsync("/matrices/sample");
        Assert.Equal(Address, page.QuerySelector("link[rel=alternate][type='application/atom+xml']")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Is_revalidated_and_follows_a_new_version()
    {
        using var first = await _host.GetAsync(Address);
        Assert.Equal("application/atom+xml", first.Content.Headers.ContentType!.MediaType);
        using var again = await _host.GetAsync(Address, ("If-None-Match", first.Headers.ETag!.ToString()));
        Assert.Equal(System.Net.HttpStatusCode.NotModified, again.StatusCode);
        await _host.PublishAsync(Given.Matrix(), "Back again.");
        Assert.Equal(5, Entries(await ReadAsync()).Count);
    }

    private async Task<XElement> ReadAsync(string query = "") => XDocument.Parse(await _host.ReadAsync($"{Address}{query}")).Root!;

    private static List<XElement> Entries(XElement feed) => [.. feed.Elements(Atom + "entry")];
}
