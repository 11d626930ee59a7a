using System.Net;
using System.Xml.Linq;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Settings;

public sealed class PublicAddressTests(PublicAddressTests.UnderAPath portal) : IClassFixture<PublicAddressTests.UnderAPath>
{
    private const string Origin = "https://trust.example";

    private readonly PortalHost _host = portal.Host;

    [Theory]
    [InlineData("/matrices/yugabytedb")]
    [InlineData("/matrices/yugabytedb?deployment=aeon&view=checklist")]
    [InlineData("/matrices/yugabytedb/responsibilities/own-encryption-key")]
    [InlineData("/matrices/yugabytedb/versions")]
    [InlineData("/matrices/yugabytedb/compare?models=iaas,paas")]
    public async Task Links_AreUnderThePathAndCanonicalLinksAreAbsolute(string address)
    {
        var page = await _host.ReadPageAsync($"/portal{address}");
        var links = page.QuerySelectorAll("a[href], link[href]:not([rel=canonical]), script[src], img[src], form[action]")
            .Select(element => element.GetAttribute("href") ?? element.GetAttribute("src") ?? element.GetAttribute("action")!)
            .Where(link => !link.StartsWith("http", StringComparison.Ordinal) && !link.StartsWith('#'))
            .ToList();
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.StartsWith("/portal/", link, StringComparison.Ordinal));
        Assert.Equal($"{Origin}/portal{address}", page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Equal($"{Origin}/portal{address}", page.QuerySelector("meta[property='og:url']")!.GetAttribute("content"));
    }

    [Fact]
    public async Task Links_UnderThePath_Work()
    {
        var page = await _host.ReadPageAsync("/portal/matrices/yugabytedb");
        foreach (
            var link in page.QuerySelectorAll("link[rel=stylesheet], script, link[rel=icon], img, nav a")
                .Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!)
        )
        {
            using var response = await _host.GetAsync(link);
            Assert.True(
                response.StatusCode == HttpStatusCode.OK
                    || response.Headers.Location?.OriginalString.StartsWith("/portal/", StringComparison.Ordinal) == true,
                link
            );
        }
    }

    [Theory]
    [InlineData("/portal", "/portal/matrices/yugabytedb")]
    [InlineData("/portal/", "/portal/matrices/yugabytedb")]
    [InlineData("/portal/matrices/yugabytedb/as-of/2999-01-01", "/portal/matrices/yugabytedb/versions/1")]
    [InlineData("/portal/matrices/yugabytedb/export.csv?q=MFA", "/portal/matrices/yugabytedb/versions/1/export.csv?q=MFA")]
    public async Task Redirects_StayUnderThePath(string address, string target)
    {
        using var response = await _host.GetAsync(address);
        Assert.Equal(HttpStatusCode.Redirect, response.StatusCode);
        Assert.Equal(target, response.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Citations_AreAbsolute()
    {
        var page = await _host.ReadPageAsync("/portal/matrices/yugabytedb/responsibilities/own-encryption-key");
        Assert.Contains(
            $"{Origin}/portal/matrices/yugabytedb/versions/1/responsibilities/own-encryption-key#paas",
            page.QuerySelector("#paas .answer")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains(
            $"{Origin}/portal/matrices/yugabytedb/versions/1/responsibilities/own-encryption-key#paas",
            await _host.ReadAsync("/portal/matrices/yugabytedb/versions/1/export.csv"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task AddressesForPrograms_AreAbsolute()
    {
        var sitemap = XDocument.Parse(await _host.ReadAsync("/portal/sitemap.xml"));
        Assert.All(
            sitemap.Descendants().Where(element => element.Name.LocalName == "loc"),
            loc => Assert.StartsWith($"{Origin}/portal/", loc.Value, StringComparison.Ordinal)
        );
        Assert.Contains($"Sitemap: {Origin}/portal/sitemap.xml", await _host.ReadAsync("/portal/robots.txt"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("trust.example", HttpStatusCode.OK)]
    [InlineData("TRUST.example:8443", HttpStatusCode.OK)]
    [InlineData("localhost", HttpStatusCode.OK)]
    [InlineData("127.0.0.1:1", HttpStatusCode.OK)]
    [InlineData("[::1]", HttpStatusCode.OK)]
    [InlineData("evil.example", HttpStatusCode.BadRequest)]
    [InlineData("trust.example.evil.example", HttpStatusCode.BadRequest)]
    public async Task Host_Foreign_IsRefused(string host, HttpStatusCode expected)
    {
        using var response = await _host.GetAsync("/health/live", ("Host", host));
        Assert.Equal(expected, response.StatusCode);
    }

    [Theory]
    [InlineData(null, "other.example", HttpStatusCode.OK)]
    [InlineData("allowed.example", "allowed.example", HttpStatusCode.OK)]
    [InlineData("allowed.example", "localhost", HttpStatusCode.OK)]
    [InlineData("allowed.example", "[::1]", HttpStatusCode.OK)]
    [InlineData("allowed.example", "other.example", HttpStatusCode.BadRequest)]
    public async Task Host_AllowedByTheOperator_WorksWithoutAPublicAddress(string? allowed, string host, HttpStatusCode expected)
    {
        await using var portal = allowed is null
            ? PortalHost.Start(("Portal:Seed", "none"))
            : PortalHost.Start(("Portal:Seed", "none"), ("AllowedHosts", allowed));
        using var response = await portal.GetAsync("/health/live", ("Host", host));
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Address_NotConfigured_IsTheOneInUse()
    {
        await using var portal = PortalHost.Start();
        var page = await portal.ReadPageAsync("/matrices/yugabytedb");
        Assert.Equal(
            $"{portal.Client.BaseAddress!.GetLeftPart(UriPartial.Authority)}/matrices/yugabytedb",
            page.QuerySelector("link[rel=canonical]")!.GetAttribute("href")
        );
    }

    /// <summary>A portal with a path in its public address.</summary>
    public sealed class UnderAPath : IAsyncDisposable
    {
        public PortalHost Host { get; } = PortalHost.Start(("Portal:PublicUrl", $"{Origin}/portal/"));

        public ValueTask DisposeAsync() => Host.DisposeAsync();
    }
}
