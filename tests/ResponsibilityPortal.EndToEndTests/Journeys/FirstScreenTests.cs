using Microsoft.Playwright;
using ResponsibilityPortal.EndToEndTests.Support;

namespace ResponsibilityPortal.EndToEndTests.Journeys;

/// <summary>What is visible without scrolling.</summary>
public sealed class FirstScreenTests(Site site)
{
    [Fact]
    public async Task WideScreen_ShowsAtLeastTenRows()
    {
        await using var tab = await OpenAsync(1440, 900);
        var page = tab.Page;
        Assert.InRange(await WholeInSightAsync(page, "tbody th[scope=row]"), 10, 100);
        await InSightAsync(page.GetByLabel("How do you run YugabyteDB?"));
        await InSightAsync(page.GetByRole(AriaRole.Searchbox));
        await InSightAsync(page.GetByRole(AriaRole.Navigation, new PageGetByRoleOptions { Name = "View" }));
        await InSightAsync(page.GetByLabel("Legend"));
    }

    [Fact]
    public async Task NarrowScreen_ShowsQuestionSearchCountsAndThreeCards()
    {
        await using var tab = await OpenAsync(390, 844, $"{Site.Matrix}?deployment=aeon");
        var page = tab.Page;
        await InSightAsync(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Level = 1 }));
        await InSightAsync(page.GetByText("in force since"));
        await InSightAsync(page.GetByLabel("How do you run YugabyteDB?"));
        await InSightAsync(page.GetByText("How do you run YugabyteDB?"));
        await InSightAsync(page.GetByLabel("Legend"));
        await InSightAsync(page.GetByRole(AriaRole.Searchbox));
        foreach (var count in new[] { "Yours", "You contribute", "Others" })
        {
            await InSightAsync(page.Locator(".counts a", new PageLocatorOptions { HasText = count }).First);
        }

        Assert.InRange(await WholeInSightAsync(page, "tbody tr:has(td)"), 3, 20);
    }

    [Theory]
    [InlineData(1440, 900, 300)]
    [InlineData(390, 844, 360)]
    public async Task SearchResult_ForADeployment_StartsHighOnTheScreen(int width, int height, int top)
    {
        await using var tab = await OpenAsync(width, height, $"{Site.Matrix}?deployment=aeon&q=backup");
        var box = await tab.Page.Locator("tbody th[scope=row]").First.BoundingBoxAsync();
        Assert.InRange(box!.Y, 100, top);
    }

    /// <summary>The search is the largest thing on the page that can be used.</summary>
    [Fact]
    public async Task Search_IsLargerThanEveryOtherControl()
    {
        await using var tab = await OpenAsync(1440, 900);
        var areas = await tab.Page.EvaluateAsync<float[]>(
            "() => [\"input[type=search]\", \"select\", \".find button\", \".bar summary\", \".views a\"].map(s => "
                + "document.querySelector(s).getBoundingClientRect()).map(r => r.width * r.height)"
        );
        Assert.Equal(areas.Max(), areas[0]);
    }

    [Fact]
    public async Task Domain_StaysInSightWhileItsRowsScroll()
    {
        await using var tab = await OpenAsync(1440, 900);
        var gap = await tab.Page.EvaluateAsync<float>(
            """
            () => {
              document.querySelectorAll("tbody")[2].rows[4].scrollIntoView();
              const line = document.querySelectorAll("tbody")[2].querySelector(".group th").getBoundingClientRect();
              return line.top - document.querySelector("thead th").getBoundingClientRect().bottom;
            }
            """
        );
        Assert.InRange(gap, -2, 2);
    }

    private async Task<BrowserTab> OpenAsync(int width, int height, string address = "/")
    {
        var tab = await site.OpenAsync(
            new BrowserNewContextOptions
            {
                ViewportSize = new ViewportSize { Width = width, Height = height },
            }
        );
        await tab.Page.GotoAsync(address);
        return tab;
    }

    private static Task InSightAsync(ILocator locator) =>
        Assertions.Expect(locator).ToBeInViewportAsync(new LocatorAssertionsToBeInViewportOptions { Ratio = 1 });

    private static Task<int> WholeInSightAsync(IPage page, string selector) =>
        page.EvaluateAsync<int>(
            "selector => [...document.querySelectorAll(selector)].map(e => e.getBoundingClientRect()).filter(r => r.height > 0 && r.top "
                + ">= 0 && r.bottom <= innerHeight).length",
            selector
        );
}
