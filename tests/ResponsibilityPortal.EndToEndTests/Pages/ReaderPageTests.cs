using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ResponsibilityPortal.EndToEndTests.Support;

namespace ResponsibilityPortal.EndToEndTests.Pages;

/// <summary>Every kind of public page, in a real browser.</summary>
public sealed class ReaderPageTests(Site site)
{
    public static TheoryData<string> Pages => PageKinds.All;

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_MeetsAllRequirementsAndSetsNoCookie(string address)
    {
        await using var tab = await site.OpenAsync(new BrowserNewContextOptions());
        var watch = new PageWatch(site.Address);
        watch.Start(tab.Page);
        await tab.Page.GotoAsync(address);
        Assert.Equal("", string.Join('\n', await PagePromises.FindBrokenAsync(tab.Page, watch)));
        Assert.Empty(await tab.Page.Context.CookiesAsync());
    }

    [Fact]
    public async Task Stylesheets_AreCompressedAndComplete()
    {
        using var handler = new HttpClientHandler { AutomaticDecompression = DecompressionMethods.All };
        using var client = PortalClient.For(site.Address, handler);
        var page = await client.GetStringAsync(Site.Matrix, TestContext.Current.CancellationToken);
        var links = Regex.Matches(page, "<link rel=\"stylesheet\" href=\"([^\"]+)\"").Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(2, links.Count);
        foreach (var link in links)
        {
            Assert.Contains("}", await client.GetStringAsync(link, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }
}
