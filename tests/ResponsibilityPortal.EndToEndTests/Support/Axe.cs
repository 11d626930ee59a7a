using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace ResponsibilityPortal.EndToEndTests.Support;

/// <summary>Checks a page with axe, in the colours of every theme.</summary>
internal static class Axe
{
    private static readonly (ColorScheme Scheme, ForcedColors Forced)[] AllColours =
    [
        (ColorScheme.Light, ForcedColors.None),
        (ColorScheme.Dark, ForcedColors.None),
        (ColorScheme.Light, ForcedColors.Active),
        (ColorScheme.Dark, ForcedColors.Active),
    ];

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>The rules that look at colours.</summary>
    private static readonly string[] RulesOfColours = ["color-contrast", "link-in-text-block"];

    /// <summary>
    /// Returns the serious and critical violations of WCAG: of every rule on the whole page in light colours, and of the rules that look
    /// at colours for each look that text has on the page, in dark colours and in those that a reader's system forces upon pages.
    /// </summary>
    public static async Task<IReadOnlyList<string>> FindSeriousInAnyColoursAsync(IPage page)
    {
        await page.PutInAsync(ColorScheme.Light, ForcedColors.None);
        await page.EvaluateAsync(Script);
        List<string> found = [.. await page.FindSeriousAsync()];
        foreach (var (scheme, forced) in AllColours)
        {
            await page.PutInAsync(scheme, forced);
            var ofColours =
                (scheme, forced) == (ColorScheme.Light, ForcedColors.None)
                    ? (await page.RunAsync("html", ofColours: true))!
                    : await page.FindSeriousOfColoursAsync(TextLooks.GoodIn(scheme, forced));
            found.AddRange(ofColours.Select(problem => $"{scheme}, forced colours {forced}: {problem}"));
        }

        return found;
    }

    /// <summary>Waits until the page has the colours of its theme and nothing moves.</summary>
    public static Task SettleAsync(this IPage page) =>
        page.WaitForFunctionAsync(
            """
            () => {
              const color = e => getComputedStyle(e).backgroundColor;
              return (color(document.body).endsWith(", 0)") || color(document.body) === color(document.documentElement))
                && document.getAnimations().every(animation => animation.playState === "finished");
            }
            """
        );

    /// <remarks>
    /// The admin side learns of another theme by way of the server. That it has come cannot be seen once colours are forced, and axe reads
    /// the page's own colour of a text even then: so the theme comes first.
    /// </remarks>
    private static async Task PutInAsync(this IPage page, ColorScheme scheme, ForcedColors forced)
    {
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme, ForcedColors = ForcedColors.None });
        await page.SettleAsync();
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ForcedColors = forced });
        await page.SettleAsync();
    }

    /// <summary>Runs all rules that don't look at colours. They must have something to pass on every page.</summary>
    private static async Task<string[]> FindSeriousAsync(this IPage page)
    {
        var found = await page.RunAsync("html", ofColours: false);
        Assert.NotNull(found);
        return found;
    }

    /// <summary>Runs the rules that look at colours on one element of each look that isn't known to be good.</summary>
    /// <param name="good">The looks that had no violation on an earlier page. Looks of this page are added.</param>
    private static async Task<string[]> FindSeriousOfColoursAsync(this IPage page, LookSet good)
    {
        var looks = await page.MarkLooksOfTextAsync();
        var unknown = looks.Index().Where(look => !good.Contains(look.Item)).ToList();
        if (unknown.Count == 0)
        {
            return [];
        }

        await page.EvaluateAsync(
            "unknown => document.querySelectorAll('[data-look]').forEach(e => unknown.includes(e.dataset.look) || "
                + "e.removeAttribute('data-look'))",
            unknown.Select(look => $"{look.Index}").ToArray()
        );
        var found = (await page.RunAsync("[data-look]", ofColours: true))!;
        if (found.Length == 0)
        {
            good.AddAll(unknown.Select(look => look.Item));
        }

        return found;
    }

    /// <summary>
    /// Marks one of all elements whose text looks the same: its colour, size, weight and decoration, the backgrounds behind it and, for a
    /// link, the colour of the text around it. Axe takes seconds to check each cell of a matrix, and their looks are few.
    /// </summary>
    /// <returns>The looks. An element of each is marked with its index.</returns>
    private static Task<string[]> MarkLooksOfTextAsync(this IPage page) =>
        page.EvaluateAsync<string[]>(
            """
            () => {
              const behind = new Map();
              const behindOf = e => {
                if (!e) return "";
                if (!behind.has(e)) {
                  const { backgroundColor, backgroundImage, opacity, filter } = getComputedStyle(e);
                  const own = [backgroundColor, backgroundImage, opacity, filter].join();
                  behind.set(e, behindOf(e.parentElement) + (own === "rgba(0, 0, 0, 0),none,1,none" ? "" : own + "/"));
                }
                return behind.get(e);
              };
              const hasText = e => e.matches("input, select, textarea, button") || [...e.childNodes].some(n => n.nodeType === Node.TEXT_NODE && n.data.trim());
              const isInline = e => getComputedStyle(e).display.startsWith("inline");
              const blockOf = e => isInline(e) && e.parentElement ? blockOf(e.parentElement) : e;
              const besides = e => e.tagName !== "A" ? "" : [getComputedStyle(e.parentElement).color, blockOf(e).textContent.trim() !== e.textContent.trim()].join();
              const looks = [];
              for (const e of document.querySelectorAll("body *")) {
                e.removeAttribute("data-look");
                if (!hasText(e) || !e.checkVisibility()) continue;
                const { color, fontSize, fontWeight, textDecorationLine, textShadow } = getComputedStyle(e);
                const look = [behindOf(e), color, fontSize, fontWeight, textDecorationLine, textShadow, e.matches(":disabled"), besides(e)].join(" ");
                if (!looks.includes(look)) {
                  e.dataset.look = looks.length;
                  looks.push(look);
                }
              }
              return looks;
            }
            """
        );

    /// <remarks>Pages have no frames and no style sheets of other hosts, so axe needs to bring nothing together.</remarks>
    /// <param name="ofColours">Whether to run the rules that look at colours, or all others.</param>
    /// <returns>The violations; null if rules that don't look at colours had nothing to pass.</returns>
    private static Task<string[]?> RunAsync(this IPage page, string selector, bool ofColours) =>
        page.EvaluateAsync<string[]?>(
            """
            async ([selector, rulesOfColours, ofColours]) => {
              const rules = ofColours ? { runOnly: rulesOfColours } : { rules: Object.fromEntries(rulesOfColours.map(rule => [rule, { enabled: false }])) };
              const { violations, passes } = await axe.run({ include: [[selector]] }, { resultTypes: ["violations"], preload: false, iframes: false, ...rules });
              return passes.length === 0 && !ofColours ? null : violations
                .filter(({ impact }) => ["serious", "critical"].includes(impact))
                .map(({ id, impact, help, nodes }) => [`${id} (${impact}): ${help}`, ...nodes.slice(0, 3).map(({ html, any }) => [html, ...any.map(({ message }) => message)].join(" "))].join("\n"));
            }
            """,
            new object?[] { selector, RulesOfColours, ofColours }
        );
}
