using Microsoft.Playwright;
using ResponsibilityPortal.EndToEndTests.Support;

namespace ResponsibilityPortal.EndToEndTests.Pages;

/// <summary>WCAG 2.2 AA on every kind of page, as far as axe can tell.</summary>
public sealed class AccessibilityTests(Site site)
{
    public static TheoryData<string, string> PagesAndSchemes { get; } = new(
        from page in PageKinds.All
        from scheme in new[] { "light", "dark", "forced-colors", "forced-colors-dark" }
        select (page.Data, scheme));

    [Theory]
    [MemberData(nameof(PagesAndSchemes))]
    public async Task Axe_finds_nothing_serious(string address, string scheme)
    {
        await using var tab = await site.OpenAsync(new BrowserNewContextOptions
        {
            ColorScheme = scheme.EndsWith("dark", StringComparison.Ordinal) ? ColorScheme.Dark : ColorScheme.Light,
            ForcedColors = scheme.StartsWith("forced", StringComparison.Ordinal) ? ForcedColors.Active : ForcedColors.None,
        });
        var page = tab.Page;
        await page.GotoAsync(address);
        Assert.Empty(await Axe.FindSeriousAsync(page));
    }
}
