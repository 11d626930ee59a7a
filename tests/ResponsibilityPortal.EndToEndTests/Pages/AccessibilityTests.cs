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

    /// <summary>What the tests on this page rely on: the whole page is looked at once, and colours in each scheme.</summary>
    [Fact]
    public async Task A_page_without_language_and_text_that_cannot_be_read_in_the_dark_alone_are_found()
    {
        await using var tab = await site.OpenAsync(new BrowserNewContextOptions());
        await tab.Page.SetContentAsync(
            """
            <!doctype html><title>Bad</title>
            <style>:root { color-scheme: light dark; background: light-dark(white, black) } em { color: #333 }</style>
            <main><h1>Bad</h1><p>Some text, <em>and some that is dark</em>.</p><p>More text, <em>and more that is dark</em>.</p></main>
            """);
        var found = await Axe.FindSeriousInAnyColoursAsync(tab.Page);
        Assert.Contains(found, problem => problem.StartsWith("html-has-lang (serious)", StringComparison.Ordinal));
        Assert.Contains(found, problem => problem.StartsWith("Dark, forced colours None: color-contrast (serious)", StringComparison.Ordinal));
        Assert.DoesNotContain(found, problem => problem.StartsWith("color-contrast", StringComparison.Ordinal));
    }
}
