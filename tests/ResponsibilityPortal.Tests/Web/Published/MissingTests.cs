using System.Net;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Published;

public sealed class MissingTests(SeededPortal seeded)
{
    public static TheoryData<string> Missing => PortalAddresses.AsTheory(PortalAddresses.Missing);

    [Theory]
    [MemberData(nameof(Missing))]
    public async Task Page_OfSomethingMissing_SaysSoAndWhereToGo(string address)
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
    public async Task Page_OfSomethingMissing_LinksToWhatExists(string address, string way)
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
    [InlineData("/matrices/yugabytedb/versions/2", "only version 1")]
    [InlineData("/matrices/yugabytedb/as-of/1999-12-31", "No version was in force on 1999-12-31")]
    [InlineData("/matrices/yugabytedb/as-of/2026-02-30", "year-month-day")]
    public async Task Page_OfSomethingMissing_SaysWhatIsValid(string address, string words) =>
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
    public async Task Address_Unusual_IsAnsweredWithoutFailing(string address, HttpStatusCode expected)
    {
        using var response = await seeded.Host.GetAsync($"{seeded.Host.Client.BaseAddress!.GetLeftPart(UriPartial.Authority)}{address}");
        Assert.Equal(expected, response.StatusCode);
    }

    [Fact]
    public async Task Query_OfAnyAcceptedLength_IsAnswered()
    {
        var page = await seeded.Host.ReadPageAsync($"/matrices/yugabytedb?q={new string('x', 7_000)}");
        Assert.Contains("No responsibility mentions", page.QuerySelector(".empty")!.TextContent, StringComparison.Ordinal);
        var controls = string.Join(',', Enumerable.Range(1, 1_500));
        await seeded.Host.ReadPageAsync($"/matrices/yugabytedb?control={controls}");
        using var tooLong = await seeded.Host.GetAsync($"/matrices/yugabytedb?q={new string('x', 10_000)}");
        Assert.Equal(HttpStatusCode.RequestUriTooLong, tooLong.StatusCode);
        Assert.Contains(
            "This address is too long",
            await tooLong.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Text_FromTheReader_IsShownAsTextOnly()
    {
        var page = await seeded.Host.ReadPageAsync(
            "/matrices/yugabytedb?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&domain=%3Cimg%20src=x%3E&view='%22%3E%3Csvg%3E"
        );
        Assert.Single(page.QuerySelectorAll("script"));
        Assert.Empty(page.QuerySelectorAll("img[src=x], svg"));
    }

    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("DELETE")]
    public async Task Page_WithAWritingMethod_IsRefused(string method)
    {
        using var response = await seeded.Host.SendAsync(new HttpMethod(method), "/matrices/yugabytedb");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, response.StatusCode);
        Assert.Contains(
            "This address can only be read",
            await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        Assert.Equal(["GET", "HEAD"], response.Content.Headers.Allow.Order(StringComparer.Ordinal));
    }

    /// <summary>Chats and mails take the punctuation behind a link for part of it.</summary>
    [Theory]
    [InlineData("/matrices/yugabytedb/responsibilities/own-encryption-key.", "/matrices/yugabytedb/responsibilities/own-encryption-key")]
    [InlineData("/matrices/yugabytedb).", "/matrices/yugabytedb")]
    [InlineData("/matrices/yugabytedb/versions/1%E2%80%9D,", "/matrices/yugabytedb/versions/1")]
    [InlineData("/matrices/yugabytedb/compare%3E?models=saas,paas", "/matrices/yugabytedb/compare?models=saas,paas")]
    [InlineData("/matrices/yugabytedb/responsibilities", "/matrices/yugabytedb")]
    [InlineData("/matrices/yugabytedb/responsibilities/", "/matrices/yugabytedb")]
    [InlineData("/matrices/yugabytedb/versions/1/responsibilities", "/matrices/yugabytedb/versions/1")]
    public async Task Address_WithPunctuationBehindItOrShortened_LeadsToThePage(string address, string page)
    {
        using var response = await seeded.Host.GetAsync(address);
        Assert.Equal((HttpStatusCode.Redirect, page), (response.StatusCode, response.Headers.Location?.OriginalString));
        await seeded.Host.ReadAsync(page);
    }

    [Theory]
    [InlineData("/.")]
    [InlineData("//evil.example.")]
    [InlineData("/%5Cevil.example.")]
    public async Task Address_OfPunctuationOrAnotherHost_IsNotRedirected(string address)
    {
        using var response = await seeded.Host.GetAsync($"{seeded.Host.Client.BaseAddress!.GetLeftPart(UriPartial.Authority)}{address}");
        Assert.DoesNotContain("evil", response.Headers.Location?.OriginalString ?? "", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/matrices/yugabytedb/responsibilities/nothing", "/matrices/yugabytedb")]
    [InlineData("/nothing", "/")]
    public async Task Page_NotThere_HasASearchNavigationAndAFooter(string address, string action)
    {
        var page = await seeded.Host.ReadPageAsync(address, HttpStatusCode.NotFound);
        Assert.Equal(action, page.QuerySelector("main form[role=search]")!.GetAttribute("action"));
        Assert.NotEmpty(page.QuerySelectorAll("header nav a"));
        Assert.NotEmpty(page.QuerySelectorAll("footer a"));
    }
}
