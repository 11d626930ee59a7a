using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Features.Readers.Browsing;

public sealed class BrowsingTests(SeededPortal seeded, BrowsingTests.Sample sample) : IClassFixture<BrowsingTests.Sample>
{
    private readonly PortalHost _host = sample.Host;

    [Theory]
    [InlineData("", "sign-in keys backup")]
    [InlineData("?model=saas", "sign-in keys backup")]
    [InlineData("?party=customer", "sign-in keys backup")]
    [InlineData("?party=customer&model=saas", "sign-in")]
    [InlineData("?party=customer&deployment=hosted", "sign-in keys")]
    [InlineData("?party=vendor&role=accountable", "keys backup")]
    [InlineData("?party=vendor&role=contributing", "sign-in keys")]
    [InlineData("?party=vendor&role=contributing&model=saas", "sign-in")]
    [InlineData("?party=provider", "backup")]
    [InlineData("?domain=data", "backup")]
    [InlineData("?domain=data&party=provider&model=iaas", "backup")]
    [InlineData("?domain=data&party=provider&model=saas", "")]
    [InlineData("?framework=demo", "sign-in")]
    [InlineData("?control=d-2", "sign-in")]
    [InlineData("?control=D", "")]
    [InlineData("?control=D-2,D-10", "sign-in")]
    [InlineData("?q=mfa", "sign-in")]
    [InlineData("?q=keys", "keys")]
    [InlineData("?q=BACKUP&party=customer", "backup")]
    [InlineData("?model=saas&model=paas", "sign-in keys backup")]
    [InlineData("?unheard=of&party=", "sign-in keys backup")]
    [InlineData("?domain=nothing", "")]
    [InlineData("?party=nobody", "")]
    [InlineData("?role=owner", "")]
    [InlineData("?deployment=nowhere", "")]
    [InlineData("?framework=none", "")]
    [InlineData("?by=none", "")]
    [InlineData("?view=sideways", "")]
    public async Task Filters_TogetherInTheAddress_AreAllApplied(string query, string rows)
    {
        var page = await _host.ReadPageAsync($"/matrices/sample{query}");
        var shown = page.QuerySelectorAll("table.matrix tbody th[scope=row] a")
            .Select(link => link.GetAttribute("href")!.Split('?')[0].Split('/')[^1])
            .Distinct();
        Assert.Equal(rows.Split(' ', StringSplitOptions.RemoveEmptyEntries), shown);
    }

    [Theory]
    [InlineData("?model=saas", "SaaS")]
    [InlineData("?model=saas,iaas", "SaaS IaaS")]
    [InlineData("?model=iaas,saas", "SaaS IaaS")]
    [InlineData("?deployment=hosted", "SaaS PaaS")]
    [InlineData("?deployment=hosted&model=paas", "PaaS")]
    [InlineData("", "SaaS PaaS IaaS")]
    public async Task Columns_AreThoseOfTheModelsAndDeployments(string query, string columns)
    {
        var page = await _host.ReadPageAsync($"/matrices/sample{query}");
        Assert.Equal(
            columns.Split(' '),
            page.QuerySelectorAll("table.matrix thead th[scope=col]:not(.corner)").Select(head => head.TextContent.Trim())
        );
    }

    [Theory]
    [InlineData("?domain=nothing&q=keys", "nothing", "/matrices/sample?q=keys")]
    [InlineData("?model=saas,nowhere", "nowhere", "/matrices/sample")]
    [InlineData("?party=nobody&role=accountable", "nobody", "/matrices/sample")]
    [InlineData("?view=sideways&domain=data", "sideways", "/matrices/sample?domain=data")]
    public async Task UnknownValue_IsNamedAndCanBeRemoved(string query, string value, string without)
    {
        var page = await _host.ReadPageAsync($"/matrices/sample{query}");
        var notice = page.QuerySelectorAll(".notice")
            .Single(candidate => candidate.TextContent.Contains($"“{value}”", StringComparison.Ordinal));
        Assert.Equal(without, notice.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task EmptyResult_NamesTheFilterThatHidRows()
    {
        var page = await _host.ReadPageAsync("/matrices/sample?domain=data&q=keys");
        var ways = page.QuerySelectorAll(".empty a").Select(link => $"{link.TextContent} {link.GetAttribute("href")}").ToList();
        Assert.Equal(2, ways.Count);
        Assert.Contains("without Data: 1 duty /matrices/sample?q=keys", ways);
        Assert.Contains("without “keys”: 1 duty /matrices/sample?domain=data", ways);
    }

    [Theory]
    [InlineData("?q=unicorns")]
    [InlineData("?q=unicorns&domain=data")]
    public async Task EmptySearch_SaysSoAndWhomToAsk(string query)
    {
        var page = await _host.ReadPageAsync($"/matrices/sample{query}");
        Assert.Contains(
            "No responsibility mentions “unicorns”. Ask Somebody.",
            page.QuerySelector(".empty")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal("/matrices/sample", page.QuerySelectorAll(".empty a")[^1].GetAttribute("href"));
    }

    [Theory]
    [InlineData("/matrices/yugabytedb", "/matrices/yugabytedb/responsibilities/")]
    [InlineData("/matrices/yugabytedb?deployment=aeon", "/matrices/yugabytedb/responsibilities/")]
    [InlineData("/matrices/yugabytedb?by=pci-dss-v4", "/matrices/yugabytedb/responsibilities/")]
    [InlineData("/matrices/yugabytedb?q=backup", "/matrices/yugabytedb/responsibilities/")]
    [InlineData("/matrices/yugabytedb/versions/1", "/matrices/yugabytedb/versions/1/responsibilities/")]
    [InlineData("/matrices/yugabytedb/versions/1?model=paas", "/matrices/yugabytedb/versions/1/responsibilities/")]
    public async Task Row_LinksToItsOwnPageOnly(string address, string prefix)
    {
        var page = await seeded.Host.ReadPageAsync(address);
        var rows = page.QuerySelectorAll("table.matrix tbody tr:not(.group)").ToList();
        Assert.NotEmpty(rows);
        Assert.All(
            rows,
            row =>
            {
                var targets = row.QuerySelectorAll("a[href*='/responsibilities/']")
                    .Select(link => link.GetAttribute("href")!.Split('#')[0])
                    .Distinct();
                Assert.StartsWith(prefix, Assert.Single(targets), StringComparison.Ordinal);
            }
        );
        Assert.Equal(
            rows.Sum(row => row.QuerySelectorAll("a[href*='/responsibilities/']").Length),
            page.QuerySelectorAll("table a[href*='/responsibilities/']").Length
        );
    }

    [Fact]
    public async Task Count_OfAFilter_ShowsAsManyRows()
    {
        var page = await _host.ReadPageAsync("/matrices/sample?deployment=hosted");
        var counts = page.QuerySelectorAll(".counts a").ToList();
        Assert.Equal(3, counts.Count);
        foreach (var count in counts)
        {
            var filtered = await _host.ReadPageAsync(count.GetAttribute("href")!);
            Assert.Equal(
                int.Parse(count.QuerySelector("b")!.TextContent, System.Globalization.CultureInfo.InvariantCulture),
                filtered.QuerySelectorAll("table.matrix tbody th[scope=row]").Length
            );
        }
    }

    /// <summary>The counts have one row twice, so the page says so. It uses the word of the matrix for its columns.</summary>
    [Fact]
    public async Task Count_OfADutyThatIsYoursAndShared_IsExplained()
    {
        await using var host = PortalHost.StartEmpty();
        await host.PublishAsync(MatrixWithAdditions.Of("twice"));
        var page = await host.ReadPageAsync("/matrices/twice?deployment=hosted");
        Assert.Contains(
            "1 duty is in the first two counts: alone in one service, shared in another.",
            page.QuerySelector(".counts")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Null((await _host.ReadPageAsync("/matrices/sample?deployment=hosted")).QuerySelector(".counts span.fine"));
    }

    [Fact]
    public async Task Links_OfTheMatrixPage_AllOpenAPage()
    {
        var page = await _host.ReadPageAsync("/matrices/sample");
        var links = page.QuerySelectorAll("a[href^='/'], link[href^='/'], script[src], img[src]")
            .Select(element => (element.GetAttribute("href") ?? element.GetAttribute("src")!).Split('#')[0])
            .Distinct()
            .ToList();
        Assert.True(links.Count > 20);
        foreach (var link in links)
        {
            using var response = await _host.GetAsync(link);
            Assert.True(
                response.IsSuccessStatusCode || response.StatusCode == System.Net.HttpStatusCode.Redirect,
                $"{link} answers {response.StatusCode}."
            );
        }
    }

    /// <summary>A portal with a small matrix.</summary>
    public sealed class Sample : IAsyncLifetime
    {
        public PortalHost Host { get; } = PortalHost.StartEmpty();

        public async ValueTask InitializeAsync() => await Host.PublishAsync(Given.Matrix());

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}
