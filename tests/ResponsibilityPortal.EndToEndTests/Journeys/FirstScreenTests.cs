using Microsoft.Playwright;
using ResponsibilityPortal.EndToEndTests.Support;

namespace ResponsibilityPortal.EndToEndTests.Journeys;

/// <summary>What stands in sight before anybody scrolls.</summary>
public sealed class FirstScreenTests(Site site)
{
    [Fact]
    public async Task A_wide_screen_shows_at_least_ten_rows()
    {
        await using var tab = await OpenAsync(1440, 900);
        var page = tab.Page;
        Assert.InRange(await WholeInSightAsync(page, "tbody th[scope=row]"), 10, 100);
        await InSightAsync(page.GetByRole(AriaRole.Navigation, new PageGetByRoleOptions { Name = "Where do you run it?" }).GetByText("YugabyteDB Aeon"));
        await InSightAsync(page.GetByRole(AriaRole.Searchbox));
        await InSightAsync(page.GetByLabel("Legend"));
    }

    [Fact]
    public async Task A_narrow_screen_shows_the_question_the_search_the_counts_and_three_cards()
    {
        await using var tab = await OpenAsync(390, 844);
        var page = tab.Page;
        await InSightAsync(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 }));
        await InSightAsync(page.GetByText("in force since"));
        await InSightAsync(page.GetByRole(AriaRole.Combobox));
        await InSightAsync(page.GetByRole(AriaRole.Searchbox));
        foreach (var count in new[] { "yours", "you contribute", "not yours" })
        {
            await InSightAsync(page.Locator("form a", new PageLocatorOptions { HasText = count }).First);
        }

        Assert.InRange(await WholeInSightAsync(page, "tbody tr:has(td)"), 3, 20);
    }

    private async Task<BrowserTab> OpenAsync(int width, int height)
    {
        var tab = await site.OpenAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = width, Height = height } });
        await tab.Page.GotoAsync("/");
        return tab;
    }

    private static Task InSightAsync(ILocator locator) =>
        Assertions.Expect(locator).ToBeInViewportAsync(new LocatorAssertionsToBeInViewportOptions { Ratio = 1 });

    private static Task<int> WholeInSightAsync(IPage page, string selector) => page.EvaluateAsync<int>(
        "selector => [...document.querySelectorAll(selector)].map(e => e.getBoundingClientRect()).filter(r => r.height > 0 && r.top >= 0 && r.bottom <= innerHeight).length",
        selector);
}
