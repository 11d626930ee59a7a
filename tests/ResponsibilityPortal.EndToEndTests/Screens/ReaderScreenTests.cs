using Microsoft.Playwright;
using ResponsibilityPortal.EndToEndTests.Support;

namespace ResponsibilityPortal.EndToEndTests.Screens;

/// <summary>
/// Makes pictures of every kind of reader page for people to look at. It checks nothing by itself, so it only runs when it is asked for
/// (docs/testing.md).
/// </summary>
public sealed class ReaderScreenTests(Site site)
{
    public static TheoryData<string> Addresses => PageKinds.All;

    [Theory(Explicit = true)]
    [MemberData(nameof(Addresses))]
    public async Task ReaderPage_InEveryThemeAndWidth_IsPictured(string address)
    {
        await using var tab = await site.OpenAsync(new BrowserNewContextOptions());
        await tab.Page.GotoAsync(address);
        await ScreenSet.TakeAsync(tab.Page, $"reader-{address}");
    }
}
