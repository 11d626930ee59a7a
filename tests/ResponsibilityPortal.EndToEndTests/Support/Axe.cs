using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ResponsibilityPortal.EndToEndTests.Support;

/// <summary>What axe has to say against a page as it stands.</summary>
internal static class Axe
{
    private static readonly (ColorScheme Scheme, ForcedColors Forced)[] Colours =
    [
        (ColorScheme.Light, ForcedColors.None), (ColorScheme.Dark, ForcedColors.None), (ColorScheme.Light, ForcedColors.Active), (ColorScheme.Dark, ForcedColors.Active),
    ];

    /// <summary>What passed is named by rule only; with every cell of every page it would be megabytes.</summary>
    private static AxeRunOptions EveryRule { get; } = new() { ResultTypes = new HashSet<ResultType> { ResultType.Violations } };

    /// <summary>The rules that look at colours.</summary>
    private static AxeRunOptions RulesOfColours { get; } = new()
    {
        ResultTypes = EveryRule.ResultTypes,
        RunOnly = new RunOnlyOptions { Type = "rule", Values = ["color-contrast", "link-in-text-block"] },
    };

    /// <summary>
    /// Serious and critical violations of WCAG, in words: of every rule in light colours, and of those that look at colours in dark ones and in
    /// those that a reader's system forces upon pages.
    /// </summary>
    public static async Task<IReadOnlyList<string>> FindSeriousInAnyColoursAsync(IPage page)
    {
        var found = new List<string>();
        foreach (var (scheme, forced) in Colours)
        {
            await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme, ForcedColors = forced });
            await page.SettleAsync();
            var result = await page.RunAxe((scheme, forced) == Colours[0] ? EveryRule : RulesOfColours);
            Assert.NotEmpty(result.Passes);
            found.AddRange(result.Violations.Where(violation => violation.Impact is "serious" or "critical").Select(violation => $"{scheme}, forced colours {forced}: {Describe(violation)}"));
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

    private static string Describe(AxeResultItem violation) =>
        $"{violation.Id} ({violation.Impact}): {violation.Help}\n{string.Join('\n', violation.Nodes.Take(3).Select(node => node.Html))}";
}
