using Microsoft.Playwright;
using ResponsibilityPortal.EndToEndTests.Support;

namespace ResponsibilityPortal.EndToEndTests.Journeys;

/// <summary>A chosen theme applies everywhere.</summary>
[Collection(AdminSite.Collection)]
public sealed class ThemeJourneyTests(AdminSite site)
{
    [Theory]
    [InlineData("light", ColorScheme.Dark)]
    [InlineData("dark", ColorScheme.Light)]
    public async Task Theme_ChosenOnAReaderPage_AppliesToAccountAndAdminPages(string theme, ColorScheme system)
    {
        await using var tab = await site.OpenAsAdministratorAsync(new BrowserNewContextOptions { ColorScheme = system });
        var page = tab.Page;
        await page.GotoAsync(Site.Matrix);
        await ChooseAsync(page, theme);
        var surface = await SurfaceAsync(page, "html");

        await page.GotoAsync("/account");
        await ExpectAsync(page, theme);
        Assert.Equal(surface, await SurfaceAsync(page, "html"));

        await page.GotoAsync("/admin");
        await ExpectAsync(page, theme);
        await page.ExpectHeadingAsync("Matrices");
        await Assertions.Expect(page.Locator("body")).ToHaveCSSAsync("background-color", surface);
        Assert.Equal(surface, await SurfaceAsync(page, "html"));
    }

    [Fact]
    public async Task Theme_ChosenOnTheAdminSide_AppliesToReaderPages()
    {
        await using var tab = await site.OpenAsAdministratorAsync(new BrowserNewContextOptions { ColorScheme = ColorScheme.Light });
        var page = tab.Page;
        await page.GotoAsync("/admin");
        await page.ExpectHeadingAsync("Matrices");
        await page.SettleAsync();
        var light = await SurfaceAsync(page, "body");
        await ChooseAsync(page, "dark");
        await page.SettleAsync();
        var dark = await SurfaceAsync(page, "body");
        Assert.NotEqual(light, dark);

        await page.GotoAsync(Site.Matrix);
        await ExpectAsync(page, "dark");
        Assert.Equal(dark, await SurfaceAsync(page, "html"));
    }

    /// <summary>The first click changes from the system's theme to the one that looks different.</summary>
    private static async Task ChooseAsync(IPage page, string theme)
    {
        await page.Button($"Use {theme} theme").ClickAsync();
        await ExpectAsync(page, theme);
    }

    private static async Task ExpectAsync(IPage page, string theme)
    {
        await Assertions.Expect(page.Button(theme == "dark" ? "Use light theme" : "Use dark theme")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("html")).ToHaveAttributeAsync("data-theme", theme);
    }

    private static Task<string> SurfaceAsync(IPage page, string selector) =>
        page.EvaluateAsync<string>("selector => getComputedStyle(document.querySelector(selector)).backgroundColor", selector);
}
