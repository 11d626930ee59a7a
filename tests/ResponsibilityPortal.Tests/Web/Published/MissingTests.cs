using System.Net;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Published;

public sealed class MissingTests(SeededPortal seeded)
{
    public static TheoryData<string> Missing => PortalAddresses.AsTheory(PortalAddresses.Missing);

    [Theory]
    [MemberData(nameof(Missing))]
    public async Task Says_in_words_what_is_not_there_and_offers_a_way_on(string address)
    {
        using var response = await seeded.Host.GetAsync(address);
        Assert.Equal("no-store", response.Headers.CacheControl?.ToString());
        Assert.Equal("text/html", response.Content.Headers.ContentType?.MediaType);
        var page = await seeded.Host.ReadPageAsync(address, HttpStatusCode.NotFound);
        Assert.NotEmpty(page.QuerySelector("h1")!.TextContent);
        Assert.NotEmpty(page.QuerySelectorAll("main a[href]"));
        Assert.NotNull(page.QuerySelector("meta[name=robots][content=noindex]"));
    }

    [Theory]
    [InlineData("/matrices/nothing", "/matrices/yugabytedb")]
    [InlineData("/matrices/yugabytedb/versions/2", "/matrices/yugabytedb/versions")]
    [InlineData("/matrices/yugabytedb/responsibilities/nothing", "/matrices/yugabytedb")]
    [InlineData("/matrices/yugabytedb/as-of/1999-12-31", "/matrices/yugabytedb/versions")]
    public async Task Leads_to_what_is_there(string address, string way)
    {
        var page = await seeded.Host.ReadPageAsync(address, HttpStatusCode.NotFound);
        Assert.Contains(way, page.QuerySelectorAll("main a").Select(link => link.GetAttribute("href")));
    }

    [Fact]
    public async Task Matrix_ThatIsUnknown_ListsThePublishedOnesByTitle()
    {
        var page = await seeded.Host.ReadPageAsync("/matrices/nothing", HttpStatusCode.NotFound);
        var title = (await seeded.Host.ReadPageAsync("/matrices/yugabytedb")).QuerySelector("h1")!.TextContent.Trim();
        Assert.Equal(title, page.QuerySelector("main a[href='/matrices/yugabytedb']")!.TextContent);
    }

    [Theory]
    [InlineData("/matrices/yugabytedb/versions/2", "versions 1 to 1")]
    [InlineData("/matrices/yugabytedb/as-of/1999-12-31", "No version was in force on 1999-12-31")]
    [InlineData("/matrices/yugabytedb/as-of/2026-02-30", "year-month-day")]
    public async Task Says_what_would_be_there(string address, string words) =>
        Assert.Contains(words, await seeded.Host.ReadAsync(address, HttpStatusCode.NotFound), StringComparison.Ordinal);

    [Theory]
    [InlineData("/matrices/yugabytedb/as-of/9999-12-31", HttpStatusCode.Redirect)]
    [InlineData("/matrices/yugabytedb/as-of/0001-01-01", HttpStatusCode.NotFound)]
    [InlineData("/matrices/yugabytedb?model=saas&model=paas", HttpStatusCode.OK)]
    [InlineData("/matrices/yugabytedb?deployment=&q=&view=", HttpStatusCode.OK)]
    [InlineData("/matrices/yugabytedb?q=%ED%A0%80%00%FF", HttpStatusCode.OK)]
    [InlineData("/matrices/yugabytedb?=&&q", HttpStatusCode.OK)]
    [InlineData("/matrices/yugabytedb/compare?models=saas", HttpStatusCode.OK)]
    [InlineData("/matrices/yugabytedb/compare?models=saas,saas", HttpStatusCode.OK)]
    [InlineData("/matrices/yugabytedb/compare?models=nothing,%3Cscript%3E", HttpStatusCode.OK)]
    [InlineData("/matrices/yugabytedb/%00", HttpStatusCode.BadRequest)]
    [InlineData("/matrices/%2e%2e%2f%2e%2e%2fetc%2fpasswd", HttpStatusCode.NotFound)]
    [InlineData("/matrices/yugabytedb%2Fversions", HttpStatusCode.NotFound)]
    [InlineData("//evil.example/..", HttpStatusCode.NotFound)]
    public async Task Odd_input_is_answered_without_failing(string address, HttpStatusCode expected)
    {
        using var response = await seeded.Host.GetAsync($"{seeded.Host.Client.BaseAddress!.GetLeftPart(UriPartial.Authority)}{address}");
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task A_query_of_any_length_the_server_takes_is_answered()
    {
        var page = await seeded.Host.ReadPageAsync($"/matrices/yugabytedb?q={new string('x', 7_000)}");
        Assert.Contains("no such row", page.QuerySelector(".empty")!.TextContent, StringComparison.Ordinal);
        var controls = string.Join(',', Enumerable.Range(1, 1_500));
        await seeded.Host.ReadPageAsync($"/matrices/yugabytedb?control={controls}");
        using var tooLong = await seeded.Host.GetAsync($"/matrices/yugabytedb?q={new string('x', 10_000)}");
        Assert.Equal(HttpStatusCode.RequestUriTooLong, tooLong.StatusCode);
    }

    [Fact]
    public async Task What_a_reader_typed_comes_back_as_text_only()
    {
        var page = await seeded.Host.ReadPageAsync("/matrices/yugabytedb?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&domain=%3Cimg%20src=x%3E&view='%22%3E%3Csvg%3E");
        Assert.Single(page.QuerySelectorAll("script"));
        Assert.Empty(page.QuerySelectorAll("img[src=x], svg"));
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Nothing_is_open_to_writing(string method)
    {
        using var response = await seeded.Host.SendAsync(new HttpMethod(method), "/matrices/yugabytedb");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
    }
}
