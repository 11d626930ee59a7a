using Microsoft.Playwright;
using ResponsibilityPortal.EndToEndTests.Support;

namespace ResponsibilityPortal.EndToEndTests.Pages;

/// <summary>Every kind of page on a narrow screen and with wider text.</summary>
public sealed class LayoutTests(Site site)
{
    public static TheoryData<string> Pages => PageKinds.All;

    /// <summary>Neither does any text run out of its cell into the next.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Nothing_scrolls_sideways_at_320_pixels(string address)
    {
        await using var tab = await site.OpenAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 320, Height = 800 } });
        await tab.Page.GotoAsync(address);
        Assert.InRange(await tab.Page.EvaluateAsync<int>("() => document.scrollingElement.scrollWidth"), 1, 320);
        var outside = await tab.Page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll("td .own, td .part, th a, td small")]
              .filter(e => e.getClientRects().length && e.closest("thead") === null)
              .filter(e => e.getBoundingClientRect().right > e.closest("td, th").getBoundingClientRect().right + 1)
              .map(e => e.closest("tr").innerText.slice(0, 80))
            """);
        Assert.Empty(outside);
    }

    /// <summary>WCAG 1.4.12: no text is lost when the reader widens its spacing.</summary>
    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Wider_text_spacing_cuts_nothing(string address)
    {
        await using var tab = await site.OpenAsync(new BrowserNewContextOptions { BypassCSP = true, ViewportSize = new ViewportSize { Width = 1280, Height = 900 } });
        var page = tab.Page;
        await page.GotoAsync(address);
        await page.AddStyleTagAsync(new PageAddStyleTagOptions
        {
            Content = "* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }",
        });
        var cut = await page.EvaluateAsync<string[]>("""
            () => [...document.querySelectorAll("main *, header *")]
              .filter(e => e.getClientRects().length && getComputedStyle(e).clipPath === "none")
              .filter(e => ["hidden", "clip"].includes(getComputedStyle(e).overflowX) && (e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1))
              .map(e => e.outerHTML.slice(0, 120))
            """);
        Assert.Empty(cut);
        Assert.InRange(await page.EvaluateAsync<int>("() => document.scrollingElement.scrollWidth"), 1, 1280);
    }
}
