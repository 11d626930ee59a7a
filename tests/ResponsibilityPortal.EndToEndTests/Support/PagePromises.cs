using Microsoft.Playwright;

namespace ResponsibilityPortal.EndToEndTests.Support;

/// <summary>What every page of the portal keeps, whoever it is for.</summary>
internal static class PagePromises
{
    /// <summary>
    /// The page loaded what it needs and nothing else; widened text stays whole; axe finds nothing serious in any colours; and on 320 pixels nothing
    /// has to be scrolled sideways.
    /// </summary>
    /// <remarks>A page is opened once for all of them: opening takes far longer than looking, and each opening of some pages changes something.</remarks>
    /// <param name="page">As it was opened, on a wide screen.</param>
    /// <returns>What is broken, each with the name of the promise.</returns>
    public static async Task<IReadOnlyList<string>> FindBrokenAsync(IPage page, PageWatch watch)
    {
        await page.EvaluateAsync("() => scrollTo(0, document.body.scrollHeight)");
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        var cut = await PageLayout.FindCutByWiderSpacingAsync(page);
        var serious = await Axe.FindSeriousInAnyColoursAsync(page);
        var outside = await PageLayout.FindOutsideAt320PixelsAsync(page);
        return [.. Named("Loading", watch.Problems), .. Named("Wider spacing", cut), .. Named("Axe", serious), .. Named("320 pixels", outside)];
    }

    private static IEnumerable<string> Named(string promise, IReadOnlyList<string> problems) => problems.Select(problem => $"{promise}: {problem}");
}
