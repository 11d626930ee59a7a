using Microsoft.Playwright;

namespace ResponsibilityPortal.EndToEndTests.Support;

/// <summary>How a page lies on a narrow screen and with wider text.</summary>
internal static class PageLayout
{
    /// <summary>What leaves a screen of 320 pixels, or the cell of the table that it belongs to.</summary>
    public static async Task<IReadOnlyList<string>> FindOutsideAt320PixelsAsync(IPage page)
    {
        await page.SetViewportSizeAsync(320, 800);
        await page.SettleAsync();
        return await page.EvaluateAsync<string[]>("""
            () => {
              const width = document.scrollingElement.scrollWidth;
              const isSeen = e => e.checkVisibility({ visibilityProperty: true, opacityProperty: true });
              const words = [...document.querySelectorAll("button, a, input, h1, h2, p, label, legend")]
                .filter(e => isSeen(e) && !e.closest("table, .skip, .mud-drawer"))
                .filter(e => e.getBoundingClientRect().right > 321 || e.getBoundingClientRect().left < -1);
              const parts = [...document.querySelectorAll("td .own, td .part, th a, td small")]
                .filter(e => e.getClientRects().length && e.closest("thead") === null)
                .filter(e => e.getBoundingClientRect().right > e.closest("td, th").getBoundingClientRect().right + 1);
              return [...(width > 320 ? [`The page is ${width} pixels wide.`] : []), ...[...words, ...parts].map(e => e.outerHTML.slice(0, 160))];
            }
            """);
    }

    /// <summary>Text that is lost when the reader widens its spacing as WCAG 1.4.12 says; the page has its own spacing again afterwards.</summary>
    /// <remarks>A style sheet that a script makes is not subject to the page's content security policy.</remarks>
    public static async Task<IReadOnlyList<string>> FindCutByWiderSpacingAsync(IPage page) => await page.EvaluateAsync<string[]>("""
        () => {
          const wider = new CSSStyleSheet();
          wider.replaceSync(`
            * { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
            p { margin-bottom: 2em !important }
            .mud-ripple-effect { display: none !important }`);
          document.adoptedStyleSheets.push(wider);
          const [width, room] = [document.scrollingElement.scrollWidth, innerWidth];
          const cut = [...document.querySelectorAll("main *, header *, [role=dialog] *")]
            .filter(e => e.getClientRects().length && e.tagName !== "INPUT")
            .map(e => ({ e, style: getComputedStyle(e) }))
            .filter(({ e, style }) => style.clipPath === "none" && ["hidden", "clip"].includes(style.overflowX))
            .filter(({ e }) => e.scrollWidth > e.clientWidth + 1 || e.scrollHeight > e.clientHeight + 1)
            .map(({ e }) => `${e.scrollWidth} of ${e.clientWidth} × ${e.scrollHeight} of ${e.clientHeight}: ${e.outerHTML.slice(0, 160)}`);
          document.adoptedStyleSheets.pop();
          return [...(width > room ? [`The page is ${width} pixels wide.`] : []), ...cut];
        }
        """);
}
