using AngleSharp.Html.Dom;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Features.Readers.Comparing;

public sealed class CompareVersionsTests(CompareVersionsTests.ThreeVersions versions) : IClassFixture<CompareVersionsTests.ThreeVersions>
{
    private const string Address = "/matrices/sample/compare";

    private readonly PortalHost _host = versions.Host;

    [Fact]
    public async Task Page_HasOneSentenceAboutTheReader()
    {
        var page = await _host.ReadPageAsync($"{Address}?from=1&to=3");
        Assert.Equal("From version 1 to version 3", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("You take on 1 duty and hand over 1. 1 duty is retired.", Lead(page));
        Assert.Equal(["Newly yours 1", "No longer yours 1", "Retired 1"], Headings(page));
    }

    [Fact]
    public async Task Page_HasEachDifferenceWithLinksToBothRows()
    {
        var page = await _host.ReadPageAsync($"{Address}?from=1&to=3");
        var yours = page.QuerySelectorAll("section.moves")[0];
        Assert.Equal("/matrices/sample/versions/3/responsibilities/backup", yours.QuerySelector("h3 a")!.GetAttribute("href"));
        Assert.Contains(
            "SaaS: accountable party changed from Vendor to Customer",
            string.Join(' ', yours.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal
        );
        Assert.Equal(
            "/matrices/sample/versions/1/responsibilities/keys",
            page.QuerySelectorAll("section.moves a")[^1].GetAttribute("href")
        );
    }

    /// <summary>In long texts, the different words are marked, and the common text is shown once.</summary>
    [Fact]
    public async Task Text_ThatWasReworded_MarksTheWordsThatDiffer()
    {
        var before = Given
            .Matrix("reworded")
            .Changing(row => row with { Description = "Keep the keys of the service in a safe place, and say where it is." });
        await _host.PublishAsync(before);
        await _host.PublishAsync(
            before.Changing(row =>
                row.Slug == "keys"
                    ? row with
                    {
                        Description = "Keep all keys of the service in a very safe place, and say where it is.",
                    }
                    : row
            )
        );
        var change = Assert.Single((await _host.ReadPageAsync("/matrices/reworded/compare?from=1&to=2")).QuerySelectorAll(".changes li"));
        Assert.Equal(["the"], change.QuerySelectorAll("del").Select(word => word.TextContent.Trim()));
        Assert.Equal(["all", "very"], change.QuerySelectorAll("ins").Select(word => word.TextContent.Trim()));
    }

    [Fact]
    public async Task Page_NamesEachVersionBetweenWithItsMessage()
    {
        var page = await _host.ReadPageAsync($"{Address}?from=1&to=3");
        Assert.Equal(["Version 2", "Version 3"], page.QuerySelectorAll(".versions li a").Select(link => link.TextContent));
        Assert.Contains("Backups move.", page.QuerySelector(".versions")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("?to=2", "From version 1 to version 2")]
    [InlineData("?from=1", "From version 1 to version 3")]
    [InlineData("?from=3&to=1", "From version 3 to version 1")]
    [InlineData("?from=2&to=2", "Compare versions")]
    [InlineData("?to=1", "Compare versions")]
    [InlineData("?from=&to=", "From IaaS to SaaS")]
    [InlineData("?from=1&models=saas,paas", "From SaaS to PaaS")]
    public async Task Page_WithoutOneVersion_FillsItIn(string query, string title) =>
        Assert.Equal(title, (await _host.ReadPageAsync($"{Address}{query}")).QuerySelector("h1")!.TextContent);

    [Theory]
    [InlineData("?from=9&to=1", "9")]
    [InlineData("?from=1&to=nine", "nine")]
    [InlineData("?from=-1&to=2", "-1")]
    [InlineData("?from=1&to=99999999999", "99999999999")]
    [InlineData("?from=1-2", "1-2")]
    public async Task Page_WithAnUnknownVersion_LinksToTheKnownOnes(string query, string unknown)
    {
        var page = await _host.ReadPageAsync($"{Address}{query}");
        Assert.Contains($"“{unknown}” is not a version", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/matrices/sample/versions", page.QuerySelector(".notice a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Page_WithANewColumn_NamesItOnceAndNoMoves()
    {
        await _host.PublishAsync(Given.Matrix("widened"));
        await _host.PublishAsync(Given.Matrix("widened").WithColumn("edge", "Edge", Party.ReaderSlug));
        var page = await _host.ReadPageAsync("/matrices/widened/compare?from=1&to=2");
        Assert.Contains(
            "The hosting model Edge is new, with 3 cells. Nothing in them moved. Accountable: Customer in 3.",
            page.Body!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal("The hosting model Edge is new.", Lead(page));
        Assert.Equal(["Structure and texts 1"], Headings(page));
        page = await _host.ReadPageAsync("/matrices/widened/compare?from=2&to=1");
        Assert.Contains("The hosting model Edge was removed, with its 3 cells.", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_ForAnotherParty_IsAboutThatParty()
    {
        Assert.StartsWith(
            "The vendor takes on 1 duty and hands over 1.",
            Lead(await _host.ReadPageAsync($"{Address}?from=1&to=2&party={Given.Vendor}")),
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "You take on 1 duty and hand over 1.",
            Lead(await _host.ReadPageAsync($"{Address}?from=1&to=2")),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Page_AfterAPublication_HasTheNewVersion()
    {
        const string address = "/matrices/continued/compare?from=1";
        await ThreeVersions.PublishAsync(_host, "continued");
        Assert.Equal("From version 1 to version 3", (await _host.ReadPageAsync(address)).QuerySelector("h1")!.TextContent);
        await _host.PublishAsync(Given.Matrix("continued"), "Back again.");
        Assert.Equal("From version 1 to version 4", (await _host.ReadPageAsync(address)).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Page_IsCachedAndRevalidated()
    {
        using var first = await _host.GetAsync($"{Address}?from=1&to=2");
        using var again = await _host.GetAsync($"{Address}?from=1&to=2", ("If-None-Match", first.Headers.ETag!.ToString()));
        Assert.Equal(System.Net.HttpStatusCode.NotModified, again.StatusCode);
        using var other = await _host.GetAsync($"{Address}?from=1&to=3");
        Assert.NotEqual(first.Headers.ETag, other.Headers.ETag);
    }

    [Fact]
    public async Task Page_IsLinkedFromTheListOfVersions()
    {
        var page = await _host.ReadPageAsync("/matrices/sample/versions");
        Assert.Contains($"{Address}?from=2&to=3", page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")));
    }

    private static string Lead(IHtmlDocument page) => page.QuerySelector(".lead")!.TextContent;

    private static IEnumerable<string> Headings(IHtmlDocument page) =>
        page.QuerySelectorAll("section.moves h2").Select(heading => heading.TextContent);

    /// <summary>A portal with three versions of the sample matrix. Tests that publish more do it for other matrices.</summary>
    public sealed class ThreeVersions : IAsyncLifetime
    {
        public PortalHost Host { get; } = PortalHost.StartEmpty();

        public async ValueTask InitializeAsync() => await PublishAsync(Host, "sample");

        public ValueTask DisposeAsync() => Host.DisposeAsync();

        /// <summary>
        /// Version 1: as given. Version 2: backup in SaaS becomes the customer's, sign-in in IaaS the vendor's. Version 3: wording changes,
        /// keys are retired.
        /// </summary>
        public static async Task PublishAsync(PortalHost host, string slug)
        {
            var second = Given.Matrix(slug).Moving("backup", "saas", Party.ReaderSlug).Moving("sign-in", "iaas", Given.Vendor);
            await host.PublishAsync(Given.Matrix(slug), "First.");
            await host.PublishAsync(second, "Backups move.");
            await host.PublishAsync(
                second.Without("keys").Changing(row => row.Slug == "backup" ? row with { Title = "Back up daily" } : row),
                "Keys retire."
            );
        }
    }
}
