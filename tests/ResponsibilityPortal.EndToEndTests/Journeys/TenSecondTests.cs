using Microsoft.Playwright;
using ResponsibilityPortal.EndToEndTests.Support;

namespace ResponsibilityPortal.EndToEndTests.Journeys;

/// <summary>From the start page, without JavaScript: type what one looks for, Enter, and the answer stands in sight.</summary>
public sealed class TenSecondTests(Site site)
{
    public static TheoryData<string, int, int> Searches { get; } = new(
        from words in new[] { "MFA", "CMK", "SSO", "DDoS", "backup", "RTO", "patching", "CVE", "subprocessor", "GDPR", "data center", "CC6.1" }
        from size in new[] { (Width: 1440, Height: 900), (Width: 390, Height: 844) }
        select (words, size.Width, size.Height));

    [Theory]
    [MemberData(nameof(Searches))]
    public async Task The_row_and_its_accountable_party_stand_in_sight(string words, int width, int height)
    {
        await using var tab = await site.OpenAsync(new BrowserNewContextOptions { JavaScriptEnabled = false, ViewportSize = new ViewportSize { Width = width, Height = height } });
        var page = tab.Page;
        await page.GotoAsync("/");
        await page.GetByRole(AriaRole.Searchbox).FillAsync(words);
        await page.GetByRole(AriaRole.Searchbox).PressAsync("Enter");

        var answer = page.Locator("table p", new PageLocatorOptions { HasText = "is accountable" }).First;
        await Assertions.Expect(answer).ToBeInViewportAsync(new LocatorAssertionsToBeInViewportOptions { Ratio = 1 });
        await Assertions.Expect(page.Locator("tbody th[scope=row] a").First).ToBeInViewportAsync(new LocatorAssertionsToBeInViewportOptions { Ratio = 1 });
        if (words == "MFA")
        {
            Assert.StartsWith("Customer is accountable", await answer.InnerTextAsync(), StringComparison.Ordinal);
        }
    }
}
