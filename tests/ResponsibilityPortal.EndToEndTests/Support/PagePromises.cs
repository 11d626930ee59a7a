using Microsoft.Playwright;

namespace ResponsibilityPortal.EndToEndTests.Support;

/// <summary>The requirements of every page of the portal.</summary>
internal static class PagePromises
{
    /// <summary>
    /// Checks that the page loads what it needs and nothing else, that no word is broken in a table on a wide screen, and that widened
    /// text isn't cut. Axe must find nothing serious in any
    /// colours, and a screen of 320 pixels must need no horizontal scrolling.
    /// </summary>
    /// <remarks>
    /// A page is opened once for all checks: opening takes far longer than checking, and each opening of some pages changes something.
    /// </remarks>
    /// <param name="page">The page as it was opened, on a wide screen.</param>
    /// <returns>The broken requirements, each with its name.</returns>
    public static async Task<IReadOnlyList<string>> FindBrokenAsync(IPage page, PageWatch watch)
    {
        await page.EvaluateAsync("() => scrollTo(0, document.body.scrollHeight)");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var broken = await PageLayout.FindBrokenWordsAt1440PixelsAsync(page);
        var cut = await PageLayout.FindCutByWiderSpacingAsync(page);
        var serious = await Axe.FindSeriousInAnyColoursAsync(page);
        var outside = await PageLayout.FindOutsideAt320PixelsAsync(page);
        return
        [
            .. Named("Loading", watch.Problems),
            .. Named("Broken words", broken),
            .. Named("Wider spacing", cut),
            .. Named("Axe", serious),
            .. Named("320 pixels", outside),
        ];
    }

    private static IEnumerable<string> Named(string promise, IReadOnlyList<string> problems) =>
        problems.Select(problem => $"{promise}: {problem}");
}
