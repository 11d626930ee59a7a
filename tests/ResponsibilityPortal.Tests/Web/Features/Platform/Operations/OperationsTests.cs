using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Features.Platform.Operations;

public sealed class OperationsTests(SeededPortal seeded)
{
    private static readonly XNamespace Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";

    [Fact]
    public async Task Live_and_ready_say_so()
    {
        Assert.Equal("live", await seeded.Host.ReadAsync("/health/live"));
        var ready = JsonDocument.Parse(await seeded.Host.ReadAsync("/health/ready")).RootElement;
        Assert.Equal("ready", ready.GetProperty("status").GetString());
        Assert.Empty(ready.GetProperty("damaged").EnumerateArray());
    }

    [Fact]
    public async Task The_release_is_named()
    {
        var release = JsonDocument.Parse(await seeded.Host.ReadAsync("/version")).RootElement;
        Assert.NotEqual("", release.GetProperty("version").GetString());
    }

    [Fact]
    public async Task The_schema_is_the_documented_one_byte_for_byte() =>
        Assert.Equal(Repository.Document("reference/responsibility-matrix-1.schema.json"), await seeded.Host.ReadAsync("/schemas/responsibility-matrix-1.json"));

    [Fact]
    public async Task The_sitemap_lists_addresses_that_answer()
    {
        await using var host = PortalHost.StartEmpty();
        await host.PublishAsync(Given.Matrix());
        var sitemap = XDocument.Parse(await host.ReadAsync("/sitemap.xml"));
        Assert.Equal(Sitemap + "urlset", sitemap.Root!.Name);
        var origin = host.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);
        var addresses = sitemap.Root.Elements(Sitemap + "url").Select(url => url.Element(Sitemap + "loc")!.Value).ToList();
        Assert.Equal(5, addresses.Count);
        Assert.Equal(addresses.Distinct(), addresses);
        foreach (var address in addresses)
        {
            Assert.StartsWith(origin, address, StringComparison.Ordinal);
            await host.ReadAsync(address);
        }

        Assert.All(sitemap.Root.Elements(Sitemap + "url"), url => Assert.True(DateOnly.TryParseExact(url.Element(Sitemap + "lastmod")!.Value, "yyyy-MM-dd", out _)));
    }

    [Fact]
    public async Task Robots_are_told_where_the_sitemap_is()
    {
        var lines = (await seeded.Host.ReadAsync("/robots.txt")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("User-agent: *", lines[0]);
        Assert.Contains($"Sitemap: {seeded.Host.Client.BaseAddress!.GetLeftPart(UriPartial.Authority)}/sitemap.xml", lines);
    }

    [Theory]
    [InlineData("/matrices/yugabytedb", true)]
    [InlineData("/matrices/yugabytedb/compare", true)]
    [InlineData("/matrices/yugabytedb/versions/1/export.pdf", true)]
    [InlineData("/matrices/yugabytedb?deployment=aeon", true)]
    [InlineData("/matrices/yugabytedb?view=checklist", true)]
    [InlineData("/matrices/yugabytedb?deployment=aeon&view=checklist", false)]
    [InlineData("/matrices/yugabytedb?deployment=aeon&domain=backup", false)]
    [InlineData("/matrices/yugabytedb?view=overview&q=keys", false)]
    [InlineData("/matrices/yugabytedb?control=AC-2", false)]
    [InlineData("/matrices/yugabytedb?q=MFA", false)]
    [InlineData("/matrices/yugabytedb/compare?from=1&to=2", false)]
    [InlineData("/matrices/yugabytedb/versions/1/export.pdf?deployment=aeon", false)]
    [InlineData("/matrices/yugabytedb/feed.atom?model=saas", false)]
    public async Task Robots_AreKeptOutOfCombinedFilters(string address, bool isAllowed)
    {
        // RFC 9309, 2.2.2: the longest pattern that matches decides; on a tie, Allow does.
        var rules = (await seeded.Host.ReadAsync("/robots.txt")).Split('\n')
            .Select(line => line.Split(": ", 2))
            .Where(line => line[0] is "Allow" or "Disallow")
            .Where(line => Regex.IsMatch(address, "^" + Regex.Escape(line[1]).Replace("\\*", ".*", StringComparison.Ordinal)));
        var deciding = rules.OrderByDescending(line => line[1].Length).ThenBy(line => line[0], StringComparer.Ordinal).First();
        Assert.Equal(isAllowed, deciding[0] == "Allow");
    }

    [Fact]
    public async Task The_files_of_a_page_may_be_kept_for_ever()
    {
        var page = await seeded.Host.ReadPageAsync("/matrices/yugabytedb");
        var files = page.QuerySelectorAll("link[rel=stylesheet], script, link[rel=icon]").Select(element => element.GetAttribute("href") ?? element.GetAttribute("src")!).ToList();
        Assert.Equal(4, files.Count);
        foreach (var file in files)
        {
            using var response = await seeded.Host.GetAsync(file);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
            Assert.Contains("immutable", response.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
            Assert.Equal(TimeSpan.FromDays(365), response.Headers.CacheControl.MaxAge);
            foreach (var encoding in new[] { "gzip", "br" })
            {
                using var packed = await seeded.Host.GetAsync(file, ("Accept-Encoding", encoding));
                Assert.Equal(HttpStatusCode.OK, packed.StatusCode);
                Assert.NotEmpty(await packed.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
            }
        }
    }
}
