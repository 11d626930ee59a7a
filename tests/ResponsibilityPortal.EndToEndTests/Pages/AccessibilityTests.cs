using Microsoft.Playwright;
using ResponsibilityPortal.EndToEndTests.Support;

namespace ResponsibilityPortal.EndToEndTests.Pages;

/// <summary>WCAG 2.2 AA on every kind of page, as far as axe can tell.</summary>
public sealed class AccessibilityTests(Site site)
{
    public static TheoryData<string> AllPages => PageKinds.All;

    [Theory]
    [MemberData(nameof(AllPages))]
    public async Task Axe_finds_nothing_serious_in_any_colours(string address)
    {
        await using var tab = await site.OpenAsync(new BrowserNewContextOptions());
        await tab.Page.GotoAsync(address);
        Assert.Equal("", string.Join('\n', await Axe.FindSeriousInAnyColoursAsync(tab.Page)));
    }
}
