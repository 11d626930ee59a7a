using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ResponsibilityPortal.EndToEndTests.Support;

namespace ResponsibilityPortal.EndToEndTests.Journeys;

/// <summary>From the start page, without JavaScript: type a search, press Enter, and the answer is visible.</summary>
public sealed class TenSecondTests(Site site)
{
    private static readonly string[] Searches =
    [
        "MFA",
        "CMK",
        "SSO",
        "DDoS",
        "backup",
        "RTO",
        "patching",
        "CVE",
        "subprocessor",
        "GDPR",
        "data center",
        "CC6.1",
    ];

    [Theory]
    [InlineData(1440, 900)]
    [InlineData(390, 844)]
    public async Task Search_ShowsTheRowAndItsAccountablePartyWithoutScrolling(int width, int height)
    {
        await using var tab = await site.OpenAsync(
            new BrowserNewContextOptions
            {
                JavaScriptEnabled = false,
                ViewportSize = new ViewportSize { Width = width, Height = height },
            }
        );
        var page = tab.Page;
        foreach (var words in Searches)
        {
            await page.GotoAsync("/");
            await page.GetByRole(AriaRole.Searchbox).FillAsync(words);
            await page.GetByRole(AriaRole.Searchbox).PressAsync("Enter");
            await Assertions.Expect(page).ToHaveURLAsync(new Regex("[?&]q="));
            await page.WaitForLoadStateAsync(LoadState.Load);

            var answer = page.Locator("table p", new PageLocatorOptions { HasText = "is accountable" }).First;
            var row = page.Locator("tbody th[scope=row] a").First;
            Assert.True(await IsFullyVisibleAsync(answer), $"The answer to {words} is out of sight.");
            Assert.True(await IsFullyVisibleAsync(row), $"The row for {words} is out of sight.");
            if (words == "MFA")
            {
                Assert.StartsWith("The customer is accountable", await answer.InnerTextAsync(), StringComparison.Ordinal);
            }
        }
    }

    /// <summary>Nothing scrolls, so what is out of sight after loading stays out of sight.</summary>
    private static async Task<bool> IsFullyVisibleAsync(ILocator place)
    {
        var (box, size) = ((await place.BoundingBoxAsync())!, place.Page.ViewportSize!);
        return box.X >= 0 && box.Y >= 0 && box.X + box.Width <= size.Width && box.Y + box.Height <= size.Height;
    }
}
