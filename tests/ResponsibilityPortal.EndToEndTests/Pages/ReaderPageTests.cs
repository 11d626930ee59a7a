using Microsoft.Playwright;
using ResponsibilityPortal.EndToEndTests.Support;

namespace ResponsibilityPortal.EndToEndTests.Pages;

/// <summary>Every kind of page that anyone may read, in a real browser.</summary>
public sealed class ReaderPageTests(Site site)
{
    public static TheoryData<string> Pages => PageKinds.All;

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Page_KeepsWhatEveryPagePromisesAndSetsNoCookie(string address)
    {
        await using var tab = await site.OpenAsync(new BrowserNewContextOptions());
        var watch = new PageWatch(site.Address);
        watch.Start(tab.Page);
        await tab.Page.GotoAsync(address);
        Assert.Equal("", string.Join('\n', await PagePromises.FindBrokenAsync(tab.Page, watch)));
        Assert.Empty(await tab.Page.Context.CookiesAsync());
    }
}
