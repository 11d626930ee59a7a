using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.Extensions.Time.Testing;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Features.Platform.Discovery;

public sealed class DiscoveryTests(SeededPortal seeded)
{
    private static readonly XNamespace Sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private static readonly XNamespace Search = "http://a9.com/-/spec/opensearch/1.1/";

    [Fact]
    public async Task TextForAssistants_NamesMatricesAndAddresses_WhichAllAnswer()
    {
        await using var host = PortalHost.StartEmpty();
        await host.PublishAsync(Given.Matrix() with { Title = "Sample [matrix]", Summary = "Who does *what*." });
        var text = await host.ReadAsync("/llms.txt");
        Assert.StartsWith("# Responsibility Portal\n\n> ", text, StringComparison.Ordinal);
        Assert.Contains(
            "\n## Sample \\[matrix\\]\n\nWho does \\*what\\*. By Somebody (example), version 1, ",
            text,
            StringComparison.Ordinal
        );
        var links = Regex.Matches(text, @"\]\(<([^>]+)>\)").Select(link => link.Groups[1].Value).ToList();
        Assert.Equal(9, links.Count);
        foreach (var link in links.Where(link => !link.EndsWith("/mcp", StringComparison.Ordinal)))
        {
            using var response = await host.GetAsync(link);
            Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        }
    }

    [Fact]
    public async Task ClosedPortal_SaysThatUsersMustSignIn()
    {
        await using var portal = await PortalWithUsers.StartAsync(("Portal:ReadersMustSignIn", "true"));
        var reader = (await portal.JoinAsync(Roles.None, "Reader")).Browser;
        (string, string)[] session = [("Cookie", reader.Cookies), ("X-Forwarded-For", reader.NetworkAddress)];
        using var text = await portal.Host.GetAsync("/llms.txt", session);
        var said = await text.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("for signed-in users only", said, StringComparison.Ordinal);
        Assert.DoesNotContain("no token", said, StringComparison.Ordinal);
        await portal.Host.PublishAsync(Given.Matrix());
        using var page = await portal.Host.GetAsync("/matrices/sample", session);
        Assert.Contains(
            "\"isAccessibleForFree\":false",
            await page.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Sitemap_ListsMatricesDeploymentsViewsAndForms_WhichAllAnswer()
    {
        await using var host = PortalHost.StartEmpty();
        var matrix = Given.Matrix();
        await host.PublishAsync(matrix);
        var sitemap = XDocument.Parse(await host.ReadAsync("/sitemap.xml"));
        Assert.Equal(Sitemap + "urlset", sitemap.Root!.Name);
        var origin = host.Client.BaseAddress!.GetLeftPart(UriPartial.Authority);
        var addresses = sitemap.Root.Elements(Sitemap + "url").Select(url => url.Element(Sitemap + "loc")!.Value).ToList();
        string[] expected =
        [
            "/matrices/sample",
            .. matrix.Deployments.Select(deployment => $"/matrices/sample?deployment={deployment.Slug}"),
            "/matrices/sample?view=overview",
            "/matrices/sample?view=checklist",
            "/matrices/sample/compare",
            "/matrices/sample/questionnaire",
            "/matrices/sample/questionnaire/confidence",
            "/matrices/sample/versions",
            .. matrix.Responsibilities.Select(row => $"/matrices/sample/responsibilities/{row.Slug}"),
            "/matrices",
            "/verify",
        ];
        Assert.NotEmpty(matrix.Deployments);
        Assert.Equal(expected.Select(address => $"{origin}{address}"), addresses);
        foreach (var address in addresses)
        {
            var page = await host.ReadPageAsync(address);
            Assert.Null(page.QuerySelector("meta[name=robots]"));
            Assert.StartsWith(address, page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), StringComparison.Ordinal);
        }

        Assert.All(
            sitemap.Root.Descendants(Sitemap + "lastmod"),
            day => Assert.True(DateOnly.TryParseExact(day.Value, "yyyy-MM-dd", out _))
        );
    }

    [Fact]
    public async Task RobotsFile_NamesTheSitemap()
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
    [InlineData("/matrices/yugabytedb/responsibilities/own-encryption-key", true)]
    [InlineData("/matrices/yugabytedb/responsibilities/own-encryption-key?deployment=aeon", false)]
    [InlineData("/matrices/yugabytedb/versions/1/responsibilities/own-encryption-key?deployment=aeon", false)]
    [InlineData("/matrices/yugabytedb/compare?deployment=aeon", false)]
    [InlineData("/matrices/yugabytedb/versions?deployment=aeon", false)]
    [InlineData("/matrices/yugabytedb/versions/1/downloads?deployment=aeon", false)]
    [InlineData("/matrices/yugabytedb/questionnaire", true)]
    [InlineData("/matrices/yugabytedb/questionnaire?deployment=aeon", false)]
    [InlineData("/matrices/yugabytedb/questionnaire/confidence", true)]
    [InlineData("/matrices/yugabytedb/questionnaire/confidence?deployment=aeon", false)]
    public async Task Robots_AreKeptOutOfCombinedFilters(string address, bool isAllowed)
    {
        // RFC 9309, 2.2.2: the longest pattern that matches decides; on a tie, Allow does.
        var rules = (await seeded.Host.ReadAsync("/robots.txt"))
            .Split('\n')
            .Select(line => line.Split(": ", 2))
            .Where(line => line[0] is "Allow" or "Disallow")
            .Where(line => Regex.IsMatch(address, "^" + Regex.Escape(line[1]).Replace("\\*", ".*", StringComparison.Ordinal)));
        var deciding = rules.OrderByDescending(line => line[1].Length).ThenBy(line => line[0], StringComparer.Ordinal).First();
        Assert.Equal(isAllowed, deciding[0] == "Allow");
    }

    /// <summary>A browser replaces the placeholder with the words, escaped, and opens the address.</summary>
    [Fact]
    public async Task SearchDescription_LinkedFromPages_LeadsToTheSearchResult()
    {
        var link = (await seeded.Host.ReadPageAsync("/matrices/yugabytedb")).QuerySelector("link[rel=search]")!;
        Assert.Equal("application/opensearchdescription+xml", link.GetAttribute("type"));
        var description = XDocument.Parse(await seeded.Host.ReadAsync(link.GetAttribute("href")!)).Root!;
        Assert.True(description.Element(Search + "ShortName")!.Value.Length <= 16);
        var template = description.Element(Search + "Url")!.Attribute("template")!.Value;
        using var answer = await seeded.Host.GetAsync(template.Replace("{searchTerms}", "MFA%20%26%20SSO", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/matrices/yugabytedb?q=MFA%20%26%20SSO", answer.Headers.Location?.OriginalString);
    }

    /// <summary>RFC 9116: an address to write to, how long the file is valid, and where it is published.</summary>
    [Fact]
    public async Task SecurityText_WithAContact_NamesItAndExpiresInLessThanAYear()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 1, 31, 12, 0, 0, TimeSpan.Zero));
        await using var host = PortalHost.Start(
            null,
            clock,
            ("Portal:Seed", "none"),
            ("Portal:SecurityContact", "mailto:security@example.com"),
            ("Portal:ReadersMustSignIn", "true")
        );
        using var answer = await host.GetAsync("/.well-known/security.txt");
        Assert.Equal("text/plain; charset=utf-8", answer.Content.Headers.ContentType!.ToString());
        Assert.Equal(
            [
                "Contact: mailto:security@example.com",
                "Expires: 2026-07-30T00:00:00.000Z",
                $"Canonical: {host.Client.BaseAddress!.GetLeftPart(UriPartial.Authority)}/.well-known/security.txt",
                "Preferred-Languages: en",
            ],
            (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Split(
                '\n',
                StringSplitOptions.RemoveEmptyEntries
            )
        );
    }

    [Fact]
    public async Task SecurityText_WithoutAContact_IsMissing() =>
        await seeded.Host.ReadPageAsync("/.well-known/security.txt", HttpStatusCode.NotFound);

    [Fact]
    public async Task Preview_OfALink_IsAnImageOfThePictureInTheExpectedSize()
    {
        var page = await seeded.Host.ReadPageAsync("/matrices/yugabytedb/responsibilities/own-encryption-key");
        var address = page.QuerySelector("meta[property='og:image']")!.GetAttribute("content")!;
        using var answer = await seeded.Host.GetAsync(address);
        Assert.Equal("image/png", answer.Content.Headers.ContentType!.MediaType);
        var bytes = await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        Assert.True(bytes.Length < 20_000, $"{bytes.Length} bytes");
        Assert.Equal(
            ["1200", "630"],
            new[] { "og:image:width", "og:image:height" }.Select(name =>
                page.QuerySelector($"meta[property='{name}']")!.GetAttribute("content")
            )
        );
        Assert.Null(
            (await seeded.Host.ReadPageAsync("/matrices/nothing", HttpStatusCode.NotFound)).QuerySelector("meta[property='og:image']")
        );
    }

    /// <summary>Browsers and phones ask for these without a link.</summary>
    [Theory]
    [InlineData("/favicon.ico")]
    [InlineData("/apple-touch-icon.png")]
    public async Task Icon_AskedForByItsUsualAddress_IsThere(string address)
    {
        using var answer = await seeded.Host.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }
}
