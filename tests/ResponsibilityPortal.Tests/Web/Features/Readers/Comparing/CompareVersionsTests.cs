using AngleSharp.Html.Dom;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Features.Readers.Comparing;

public sealed class CompareVersionsTests : IAsyncLifetime
{
    private const string Address = "/matrices/sample/compare";

    private readonly PortalHost _host = PortalHost.StartEmpty();

    /// <summary>1: as given. 2: backup in SaaS becomes the customer's, sign-in in IaaS the vendor's. 3: other words, keys retired.</summary>
    public async ValueTask InitializeAsync()
    {
        var second = Given.Matrix().Moving("backup", "saas", Party.ReaderSlug).Moving("sign-in", "iaas", Given.Vendor);
        await _host.PublishAsync(Given.Matrix(), "First.");
        await _host.PublishAsync(second, "Backups move.");
        await _host.PublishAsync(second.Without("keys").Changing(row => row.Slug == "backup" ? row with { Title = "Back up daily" } : row), "Keys retire.");
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();

    [Fact]
    public async Task Says_in_one_sentence_what_it_means_for_the_reader()
    {
        var page = await _host.ReadPageAsync($"{Address}?from=1&to=3");
        Assert.Equal("From version 1 to version 3", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("1 duty becomes yours, 1 leaves you, 0 move between others, 0 with other contributors, 0 only in other words, 0 added, 1 retired.", Lead(page));
        Assert.Equal(["Become yours 1", "Leave you 1", "Retired 1"], Headings(page));
    }

    [Fact]
    public async Task Tells_each_difference_in_words_and_links_to_the_rows_of_the_versions()
    {
        var page = await _host.ReadPageAsync($"{Address}?from=1&to=3");
        var yours = page.QuerySelectorAll("section.moves")[0];
        Assert.Equal("/matrices/sample/versions/3/responsibilities/backup", yours.QuerySelector("h3 a")!.GetAttribute("href"));
        Assert.Contains("SaaS: accountable party changed from Vendor to Customer", string.Join(' ', yours.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Equal("/matrices/sample/versions/1/responsibilities/keys", page.QuerySelectorAll("section.moves a")[^1].GetAttribute("href"));
    }

    [Fact]
    public async Task Names_each_version_between_with_its_message()
    {
        var page = await _host.ReadPageAsync($"{Address}?from=1&to=3");
        Assert.Equal(["2", "3"], page.QuerySelectorAll(".versions li").Select(item => item.GetAttribute("value")));
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
    public async Task What_is_left_out_is_filled_in(string query, string title) =>
        Assert.Equal(title, (await _host.ReadPageAsync($"{Address}{query}")).QuerySelector("h1")!.TextContent);

    [Theory]
    [InlineData("?from=9&to=1", "9")]
    [InlineData("?from=1&to=nine", "nine")]
    [InlineData("?from=-1&to=2", "-1")]
    [InlineData("?from=1&to=99999999999", "99999999999")]
    [InlineData("?from=1-2", "1-2")]
    public async Task What_is_no_version_is_said_and_leads_to_those_there_are(string query, string unknown)
    {
        var page = await _host.ReadPageAsync($"{Address}{query}");
        Assert.Contains($"“{unknown}” is not a version", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/matrices/sample/versions", page.QuerySelector(".notice a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_new_column_is_told_once_and_not_as_moves()
    {
        await _host.PublishAsync(Given.Matrix());
        await _host.PublishAsync(Given.Matrix().WithColumn("edge", "Edge", Party.ReaderSlug));
        var page = await _host.ReadPageAsync($"{Address}?from=4&to=5");
        Assert.Contains("The hosting model Edge is new: all its 3 cells are new, and nothing in them moved. Accountable: Customer in 3.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("0 duties become yours", Lead(page), StringComparison.Ordinal);
        Assert.EndsWith("the hosting model Edge is new.", Lead(page), StringComparison.Ordinal);
        Assert.Equal(["Around the rows 1"], Headings(page));
        page = await _host.ReadPageAsync($"{Address}?from=5&to=4");
        Assert.Contains("The hosting model Edge is no longer there: its 3 cells went with it.", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Is_told_for_another_party_when_asked()
    {
        Assert.StartsWith("1 duty becomes Vendor's, 1 leaves Vendor", Lead(await _host.ReadPageAsync($"{Address}?from=1&to=2&party={Given.Vendor}")), StringComparison.Ordinal);
        Assert.StartsWith("1 duty becomes yours", Lead(await _host.ReadPageAsync($"{Address}?from=1&to=2")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Follows_a_new_version()
    {
        await _host.ReadPageAsync($"{Address}?from=1");
        await _host.PublishAsync(Given.Matrix(), "Back again.");
        Assert.Equal("From version 1 to version 4", (await _host.ReadPageAsync($"{Address}?from=1")).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task Is_kept_and_revalidated_like_every_page()
    {
        using var first = await _host.GetAsync($"{Address}?from=1&to=2");
        using var again = await _host.GetAsync($"{Address}?from=1&to=2", ("If-None-Match", first.Headers.ETag!.ToString()));
        Assert.Equal(System.Net.HttpStatusCode.NotModified, again.StatusCode);
        using var other = await _host.GetAsync($"{Address}?from=1&to=3");
        Assert.NotEqual(first.Headers.ETag, other.Headers.ETag);
    }

    [Fact]
    public async Task Is_offered_by_the_list_of_versions()
    {
        var page = await _host.ReadPageAsync("/matrices/sample/versions");
        Assert.Contains($"{Address}?from=2&to=3", page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")));
    }

    private static string Lead(IHtmlDocument page) => page.QuerySelector(".lead")!.TextContent;

    private static IEnumerable<string> Headings(IHtmlDocument page) => page.QuerySelectorAll("section.moves h2").Select(heading => heading.TextContent);
}
