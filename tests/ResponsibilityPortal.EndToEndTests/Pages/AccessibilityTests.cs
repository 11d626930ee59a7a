using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using ResponsibilityPortal.EndToEndTests.Support;

namespace ResponsibilityPortal.EndToEndTests.Pages;

/// <summary>WCAG 2.2 AA on every kind of page, as far as machines can tell.</summary>
public sealed class AccessibilityTests(Site site)
{
    public static TheoryData<string, string> PagesAndSchemes { get; } = new(
        from page in PageKinds.All
        from scheme in new[] { "light", "dark", "forced-colors" }
        select (page.Data, scheme));

    public static TheoryData<string> Pages => PageKinds.All;

    /// <summary>What passed is named by rule only; with every cell of every page it would be megabytes.</summary>
    private static AxeRunOptions OnlyViolations { get; } = new() { ResultTypes = new HashSet<ResultType> { ResultType.Violations } };

    [Theory]
    [MemberData(nameof(PagesAndSchemes))]
    public async Task Axe_finds_nothing_serious(string address, string scheme)
    {
        await using var tab = await site.OpenAsync(new BrowserNewContextOptions
        {
            ColorScheme = scheme == "dark" ? ColorScheme.Dark : ColorScheme.Light,
            ForcedColors = scheme == "forced-colors" ? ForcedColors.Active : ForcedColors.None,
        });
        var page = tab.Page;
        await page.GotoAsync(address);
        var result = await page.RunAxe(OnlyViolations);
        Assert.NotEmpty(result.Passes);
        Assert.Empty(result.Violations.Where(violation => violation.Impact is "serious" or "critical").Select(Describe));
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Nothing_scrolls_sideways_at_320_pixels(string address)
    {
        await using var tab = await site.OpenAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 320, Height = 800 } });
        var page = tab.Page;
        await page.GotoAsync(address);
        Assert.InRange(await page.EvaluateAsync<int>("() => document.scrollingElement.scrollWidth"), 1, 320);
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

    private static string Describe(AxeResultItem violation) =>
        $"{violation.Id} ({violation.Impact}): {violation.Help}\n{string.Join('\n', violation.Nodes.Take(3).Select(node => node.Html))}";
}
