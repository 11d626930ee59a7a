using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.Extensions.Time.Testing;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Published;

/// <summary>
/// What search engines and assistants learn from the head of a page: which version is in force, and which links not to follow.
/// </summary>
public sealed class SearchEngineTests(SearchEngineTests.Versions versions) : IClassFixture<SearchEngineTests.Versions>
{
    private static readonly string[] Filters = ["q", "party", "role", "domain", "framework", "control", "by", "model", "from", "models"];
    private readonly PortalHost _host = versions.Host;

    [Theory]
    [InlineData("/matrices/sample/versions/1", "Superseded (version 1): ")]
    [InlineData("/matrices/sample/versions/1/responsibilities/backup", "Superseded (version 1): ")]
    [InlineData("/matrices/sample/versions/2", "Never in force (version 2): ")]
    [InlineData("/matrices/sample/versions/2/responsibilities/backup", "Never in force (version 2): ")]
    [InlineData("/matrices/sample/versions/4", "Announced, not yet in force (version 4): ")]
    [InlineData("/matrices/sample/versions/4/responsibilities/backup", "Announced, not yet in force (version 4): ")]
    public async Task Page_OfVersionNotInForce_SaysSoFirstAndIsNotListed(string address, string beginning)
    {
        var page = await _host.ReadPageAsync(address);
        Assert.StartsWith(beginning, page.Title, StringComparison.Ordinal);
        Assert.StartsWith(beginning, Meta(page, "meta[name=description]"), StringComparison.Ordinal);
        Assert.StartsWith(beginning, Meta(page, "meta[property='og:description']"), StringComparison.Ordinal);
        Assert.Equal("noindex", Meta(page, "meta[name=robots]"));
    }

    [Theory]
    [InlineData("/matrices/sample")]
    [InlineData("/matrices/sample?deployment=hosted")]
    [InlineData("/matrices/sample?view=overview")]
    [InlineData("/matrices/sample/responsibilities/backup")]
    [InlineData("/matrices/sample/versions/3")]
    [InlineData("/matrices/sample/versions/3/responsibilities/backup")]
    public async Task Page_OfVersionInForce_IsListedUnderItsPlainAddress(string address)
    {
        var page = await _host.ReadPageAsync(address);
        Assert.Null(page.QuerySelector("meta[name=robots]"));
        Assert.DoesNotContain("/versions/", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href")!, StringComparison.Ordinal);
        Assert.DoesNotContain("uperseded", page.Title, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/matrices/sample?q=keys")]
    [InlineData("/matrices/sample?party=vendor&role=accountable")]
    [InlineData("/matrices/sample?deployment=hosted&domain=data")]
    public async Task Page_Filtered_IsNeitherListedNorFollowed(string address) =>
        Assert.Equal("noindex, nofollow", Meta(await _host.ReadPageAsync(address), "meta[name=robots]"));

    /// <summary>Tabs, bookmarks and search results show little else of a page.</summary>
    [Theory]
    [InlineData("/matrices/sample", "The sample matrix")]
    [InlineData("/matrices/sample?view=overview", "Overview · The sample matrix")]
    [InlineData("/matrices/sample?view=checklist", "Checklist · The sample matrix")]
    [InlineData("/matrices/sample?deployment=hosted", "Hosted: who is responsible · The sample matrix")]
    [InlineData("/matrices/sample?q=backup", "“backup”: 1 of 2 responsibilities · The sample matrix")]
    [InlineData("/matrices/sample?domain=data&view=overview", "Overview · Data: 1 of 2 responsibilities · The sample matrix")]
    [InlineData("/matrices/sample?party=vendor&role=accountable", "Vendor is accountable: 1 of 2 responsibilities · The sample matrix")]
    [InlineData("/matrices/sample/responsibilities/backup", "Make backups: who is responsible in The sample matrix?")]
    [InlineData("/matrices/sample/compare?from=1&to=3", "From version 1 to version 3 · The sample matrix")]
    public async Task Title_OfAPage_NamesProductQuestionAndFilter(string address, string title)
    {
        var page = await _host.ReadPageAsync(address);
        Assert.Equal($"{title} · Responsibility Portal", page.Title);
        Assert.NotEmpty(Meta(page, "meta[name=description]"));
    }

    [Fact]
    public async Task Descriptions_OfPagesOfAMatrix_Differ()
    {
        string[] addresses =
        [
            "",
            "?view=overview",
            "?view=checklist",
            "?deployment=hosted",
            "?domain=data",
            "/responsibilities/backup",
            "/responsibilities/sign-in",
            "/versions",
            "/compare?from=1&to=3",
        ];
        var descriptions = new List<string>();
        foreach (var address in addresses)
        {
            descriptions.Add(Meta(await _host.ReadPageAsync($"/matrices/sample{address}"), "meta[name=description]"));
        }

        Assert.Equal(addresses.Length, descriptions.Distinct().Count());
    }

    /// <summary>
    /// A crawler that keeps to nofollow sees each matrix, its rows, versions, deployments and views, and then nothing new.
    /// </summary>
    [Fact]
    public async Task Crawl_ThatHonoursNofollow_Ends()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal) { "/matrices/sample" };
        var open = new Queue<string>(seen);
        while (open.TryDequeue(out var address))
        {
            using var answer = await _host.GetAsync(address);
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Gone, $"{address}: {answer.StatusCode}");
            var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
            if (page.QuerySelector("meta[name=robots]")?.GetAttribute("content")?.Contains("nofollow", StringComparison.Ordinal) == true)
            {
                continue;
            }

            foreach (var link in page.QuerySelectorAll("a[href^='/matrices/']").Where(link => !Words(link, "rel").Contains("nofollow")))
            {
                var target = link.GetAttribute("href")!.Split('#')[0];
                if (
                    !target.Contains("/export.", StringComparison.Ordinal)
                    && !target.EndsWith(".svg", StringComparison.Ordinal)
                    && !target.EndsWith(".atom", StringComparison.Ordinal)
                    && seen.Add(target)
                )
                {
                    open.Enqueue(target);
                }
            }
        }

        Assert.Contains("/matrices/sample/responsibilities/backup", seen);
        Assert.Contains("/matrices/sample/versions/1/responsibilities/keys", seen);
        Assert.Contains("/matrices/sample?deployment=hosted", seen);
        Assert.DoesNotContain(
            seen,
            address =>
                address.Contains('&', StringComparison.Ordinal)
                || Filters.Any(key => address.Contains($"?{key}=", StringComparison.Ordinal))
        );
    }

    private static string Meta(IHtmlDocument page, string selector) => page.QuerySelector(selector)?.GetAttribute("content") ?? "";

    private static string[] Words(IElement element, string attribute) => element.GetAttribute(attribute)?.Split(' ') ?? [];

    /// <summary>
    /// A portal with four versions. 1: superseded. 2: announced for February and overtaken by 3. 3: in force. 4: announced for March. "keys"
    /// is retired in 3.
    /// </summary>
    public sealed class Versions : IAsyncLifetime
    {
        private static readonly DateTimeOffset Start = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);
        private readonly FakeTimeProvider _clock = new(Start);

        // The clock stands still, so no minute passes between the tests.
        public Versions() =>
            Host = PortalHost.Start(null, _clock, ("Portal:Seed", "none"), ("Portal:UncachedPagesPerMinute", "1000000"));

        public PortalHost Host { get; }

        public async ValueTask InitializeAsync()
        {
            var moved = Given.Matrix().Moving("backup", "saas", Party.ReaderSlug);
            await Host.PublishAsync(Given.Matrix());
            _clock.Advance(TimeSpan.FromDays(1));
            await Host.PublishAsync(moved, "Announced.", Start.AddDays(31));
            _clock.Advance(TimeSpan.FromDays(1));
            await Host.PublishAsync(moved.Changing(row => row.Slug == "keys" ? null : row), "At once.");
            _clock.Advance(TimeSpan.FromDays(1));
            await Host.PublishAsync(Given.Matrix(), "Announced again.", Start.AddDays(60));
        }

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}
