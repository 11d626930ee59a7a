using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace ResponsibilityPortal.EndToEndTests.Support;

/// <summary>What axe has to say against a page as it stands.</summary>
internal static class Axe
{
    private static readonly (ColorScheme Scheme, ForcedColors Forced)[] OtherColours =
    [
        (ColorScheme.Dark, ForcedColors.None), (ColorScheme.Light, ForcedColors.Active), (ColorScheme.Dark, ForcedColors.Active),
    ];

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>The rules that look at colours.</summary>
    private static readonly string[] RulesOfColours = ["color-contrast", "link-in-text-block"];

    /// <summary>
    /// Serious and critical violations of WCAG, in words: of every rule on the whole page in light colours, and of those that look at colours
    /// in dark ones and in those that a reader's system forces upon pages.
    /// </summary>
    public static async Task<IReadOnlyList<string>> FindSeriousInAnyColoursAsync(IPage page)
    {
        await page.PutInAsync(ColorScheme.Light, ForcedColors.None);
        await page.EvaluateAsync(Script);
        List<string> found = [.. await page.FindSeriousAsync("html", rules: null)];
        foreach (var (scheme, forced) in OtherColours)
        {
            await page.PutInAsync(scheme, forced);
            await page.ChooseSampleOfColoursAsync();
            found.AddRange((await page.FindSeriousAsync("[data-sample-of-colours]", RulesOfColours)).Select(problem => $"{scheme}, forced colours {forced}: {problem}"));
        }

        return found;
    }

    /// <summary>Waits until the page stands in the colours of its theme and nothing moves.</summary>
    public static Task SettleAsync(this IPage page) => page.WaitForFunctionAsync("""
        () => {
          const color = e => getComputedStyle(e).backgroundColor;
          return (color(document.body).endsWith(", 0)") || color(document.body) === color(document.documentElement))
            && document.getAnimations().every(animation => animation.playState === "finished");
        }
        """);

    /// <remarks>
    /// The admin side learns of another theme by way of the server. That it has come cannot be seen once colours are forced, and axe reads the
    /// page's own colour of a text even then: so the theme comes first.
    /// </remarks>
    private static async Task PutInAsync(this IPage page, ColorScheme scheme, ForcedColors forced)
    {
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme, ForcedColors = ForcedColors.None });
        await page.SettleAsync();
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ForcedColors = forced });
        await page.SettleAsync();
    }

    /// <summary>
    /// Marks one of all elements whose text has the same colour, size and weight over the same backgrounds. Axe takes seconds to look at each
    /// cell of a matrix, and their colours are few.
    /// </summary>
    private static Task ChooseSampleOfColoursAsync(this IPage page) => page.EvaluateAsync("""
        () => {
          const numbers = new Map(), behind = new Map();
          const number = text => numbers.get(text) ?? numbers.set(text, numbers.size).get(text);
          const behindOf = e => {
            if (!e) return -1;
            if (!behind.has(e)) {
              const { backgroundColor, backgroundImage, opacity, filter } = getComputedStyle(e);
              behind.set(e, number([behindOf(e.parentElement), backgroundColor, backgroundImage, opacity, filter].join()));
            }
            return behind.get(e);
          };
          const hasText = e => e.matches("input, select, textarea, button") || [...e.childNodes].some(n => n.nodeType === Node.TEXT_NODE && n.data.trim());
          const seen = new Set();
          for (const e of document.querySelectorAll("body *")) {
            e.removeAttribute("data-sample-of-colours");
            if (!hasText(e) || !e.checkVisibility()) continue;
            const { color, fontSize, fontWeight, textDecorationLine, textShadow } = getComputedStyle(e);
            const looks = [behindOf(e), color, fontSize, fontWeight, textDecorationLine, textShadow, e.tagName === "A" && getComputedStyle(e.parentElement).color].join();
            if (!seen.has(looks)) {
              seen.add(looks);
              e.setAttribute("data-sample-of-colours", "");
            }
          }
        }
        """);

    /// <remarks>Our pages have no frames, so axe need not be brought together from several.</remarks>
    /// <param name="rules">By name; null for all.</param>
    private static async Task<string[]> FindSeriousAsync(this IPage page, string selector, string[]? rules)
    {
        var found = await page.EvaluateAsync<string[]?>(
            """
            async ([selector, rules]) => {
              const runOnly = rules ? { runOnly: rules } : {};
              const { violations, passes } = await axe.run({ include: [[selector]] }, { resultTypes: ["violations"], ...runOnly });
              return passes.length === 0 ? null : violations
                .filter(({ impact }) => ["serious", "critical"].includes(impact))
                .map(({ id, impact, help, nodes }) => [`${id} (${impact}): ${help}`, ...nodes.slice(0, 3).map(({ html, any }) => [html, ...any.map(({ message }) => message)].join(" "))].join("\n"));
            }
            """,
            new object?[] { selector, rules });
        Assert.NotNull(found);
        return found;
    }
}
