using Microsoft.Playwright;
using ResponsibilityPortal.EndToEndTests.Support;

namespace ResponsibilityPortal.EndToEndTests.Journeys;

/// <summary>The keyboard alone: focus is always seen, the panel opens, closes and gives the focus back.</summary>
public sealed class KeyboardTests(Site site)
{
    [Fact]
    public async Task The_first_stop_skips_to_the_content()
    {
        await using var tab = await OpenAsync(Site.Matrix);
        var page = tab.Page;
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(":focus")).ToHaveTextAsync("Skip to the content");
        await Assertions.Expect(page.Locator(":focus")).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Every_stop_shows_that_it_has_the_focus_and_is_not_hidden()
    {
        await using var tab = await OpenAsync($"{Site.Matrix}?q=MFA");
        var page = tab.Page;
        for (var stop = 0; stop < 40; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            var problem = await page.EvaluateAsync<string?>("""
                () => {
                  const e = document.activeElement;
                  if (e === document.body) return null;
                  const style = getComputedStyle(e), box = e.getBoundingClientRect();
                  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) return "no outline: " + e.outerHTML;
                  const at = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height, 20) / 2);
                  return at && (e.contains(at) || at.contains(e)) ? null : "covered: " + e.outerHTML;
                }
                """);
            Assert.Null(problem);
        }
    }

    [Fact]
    public async Task A_cell_opens_beside_the_table_and_Escape_leads_back_to_it()
    {
        await using var tab = await OpenAsync(Site.Matrix);
        var page = tab.Page;
        var cell = page.Locator("a[href$='/ddos-protection#paas']").First;
        await cell.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var panel = page.GetByRole(AriaRole.Dialog, new PageGetByRoleOptions { Name = "Absorb denial-of-service attacks" });
        await Assertions.Expect(panel).ToBeVisibleAsync();
        await Assertions.Expect(panel.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Copy answer" }).First).ToBeVisibleAsync();
        await Assertions.Expect(panel.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "Open as page" })).ToHaveAttributeAsync("href", new System.Text.RegularExpressions.Regex("ddos-protection#paas$"));

        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(panel).ToBeHiddenAsync();
        await Assertions.Expect(cell).ToBeFocusedAsync();
        Assert.EndsWith(Site.Matrix, page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_theme_can_be_chosen_and_is_remembered()
    {
        await using var tab = await OpenAsync(Site.Matrix);
        var page = tab.Page;
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "System theme" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Light theme" }).ClickAsync();
        var dark = await page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).backgroundColor");
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Dark theme" })).ToBeVisibleAsync();
        Assert.Equal(dark, await page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).backgroundColor"));
    }

    private async Task<BrowserTab> OpenAsync(string address)
    {
        var tab = await site.OpenAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1440, Height = 900 } });
        await tab.Page.GotoAsync(address);
        return tab;
    }
}
