using Microsoft.Playwright;

namespace ResponsibilityPortal.EndToEndTests.Support;

/// <summary>Checks the layout of a page on a narrow screen and with wider text.</summary>
internal static class PageLayout
{
    /// <summary>Returns what extends beyond a screen of 320 pixels, or beyond its table cell.</summary>
    public static async Task<IReadOnlyList<string>> FindOutsideAt320PixelsAsync(IPage page)
    {
        await page.SetViewportSizeAsync(320, 800);
        await page.SettleAsync();
        return await page.EvaluateAsync<string[]>(
            """
            () => {
              const width = document.scrollingElement.scrollWidth;
              const isSeen = e => e.checkVisibility({ visibilityProperty: true, opacityProperty: true });
              const words = [...document.querySelectorAll("button, a, input, h1, h2, p, label, legend")]
                .filter(e => isSeen(e) && !e.closest("table, .skip, .mud-drawer"))
                .filter(e => e.getBoundingClientRect().right > 321 || e.getBoundingClientRect().left < -1);
              const parts = [...document.querySelectorAll("td .own, td .part, td a, td code, th a, td small")]
                .filter(e => e.getClientRects().length && e.closest("thead") === null)
                .filter(e => e.getBoundingClientRect().right > e.closest("td, th").getBoundingClientRect().right + 1);
              return [...(width > 320 ? [`The page is ${width} pixels wide.`] : []), ...[...words, ...parts].map(e => e.outerHTML.slice(0, 160))];
            }
            """
        );
    }

    /// <summary>
    /// Returns words in tables that are broken over two lines on a wide screen, because their column is too narrow for them. A word is
    /// letters and digits: an address can break at its punctuation, and a hash anywhere.
    /// </summary>
    public static async Task<IReadOnlyList<string>> FindBrokenWordsAt1440PixelsAsync(IPage page)
    {
        await page.SetViewportSizeAsync(1440, 900);
        await page.SettleAsync();
        return await page.EvaluateAsync<string[]>(
            """
            () => {
              const broken = [];
              for (const cell of document.querySelectorAll("td, th")) {
                const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
                while (texts.nextNode()) {
                  const text = texts.currentNode;
                  if (!text.parentElement.checkVisibility()) continue;
                  for (const { 0: word, index } of text.data.matchAll(/[\p{L}\p{N}]{2,24}(?![\p{L}\p{N}])/gu)) {
                    const range = document.createRange();
                    range.setStart(text, index);
                    range.setEnd(text, index + word.length);
                    const tops = new Set([...range.getClientRects()].filter(r => r.width).map(r => Math.round(r.top)));
                    if (tops.size > 1 && !/[\p{L}\p{N}]$/u.test(text.data.slice(0, index))) broken.push(`${word} in ${text.data.trim()}`);
                  }
                }
              }
              return broken;
            }
            """
        );
    }

    /// <summary>
    /// Returns text that is cut when readers widen its spacing (WCAG 1.4.12). The page has its own spacing again afterwards.
    /// </summary>
    /// <remarks>The content security policy of the page doesn't apply to a style sheet that a script makes.</remarks>
    public static async Task<IReadOnlyList<string>> FindCutByWiderSpacingAsync(IPage page) =>
        await page.EvaluateAsync<string[]>(
            """
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
            """
        );
}
