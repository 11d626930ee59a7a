using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ResponsibilityPortal.EndToEndTests.Support;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.EndToEndTests.Journeys;

/// <summary>
/// Reader pages with the keyboard alone: the focus is always visible, and the panel opens, closes and restores the focus.
/// </summary>
public sealed class KeyboardTests(Site site)
{
    [Fact]
    public async Task FirstTabStop_SkipsToTheContent()
    {
        await using var tab = await OpenAsync(Site.Matrix);
        var page = tab.Page;
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(":focus")).ToHaveTextAsync(AdminTexts.SkipToContent);
        await Assertions.Expect(page.Locator(":focus")).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task EveryTabStop_ShowsItsFocusAndIsNotHidden()
    {
        await using var tab = await OpenAsync($"{Site.Matrix}?q=MFA");
        var page = tab.Page;
        for (var stop = 0; stop < 40; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            var problem = await page.EvaluateAsync<string?>(
                """
                () => {
                  const e = document.activeElement;
                  if (e === document.body) return null;
                  const style = getComputedStyle(e), box = e.getBoundingClientRect();
                  if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) return "no outline: " + e.outerHTML;
                  const at = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(box.height, 20) / 2);
                  return at && (e.contains(at) || at.contains(e)) ? null : "covered: " + e.outerHTML;
                }
                """
            );
            Assert.Null(problem);
        }
    }

    [Fact]
    public async Task Cell_OpenedNextToTheTable_HasTheFocusAgainAfterEscape()
    {
        await using var tab = await OpenAsync(Site.Matrix);
        var page = tab.Page;
        var cell = page.Locator("a[href$='/ddos-protection#paas']").First;
        await cell.FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        var panel = page.GetByRole(AriaRole.Dialog, new PageGetByRoleOptions { Name = "Absorb denial-of-service attacks" });
        await Assertions.Expect(panel).ToBeVisibleAsync();
        await Assertions
            .Expect(panel.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Copy answer" }).First)
            .ToBeVisibleAsync();
        await Assertions
            .Expect(panel.GetByRole(AriaRole.Link, new LocatorGetByRoleOptions { Name = "Open as page" }))
            .ToHaveAttributeAsync("href", new Regex("ddos-protection#paas$"));

        // The address is that of the page, so it can be shared, and Back closes the panel.
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/ddos-protection#paas$"));
        await page.GoBackAsync();
        await Assertions.Expect(panel).ToBeHiddenAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"{Site.Matrix}$"));
        await page.GoForwardAsync();
        await Assertions.Expect(panel).ToBeVisibleAsync();

        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(panel).ToBeHiddenAsync();
        await Assertions.Expect(cell).ToBeFocusedAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex($"{Site.Matrix}$"));
    }

    /// <summary>The panel keeps the title in sight, and is announced when it has copied something.</summary>
    [Fact]
    public async Task Answer_CopiedFromThePanelOrASearchResult_IsInTheClipboardAndAnnounced()
    {
        await using var tab = await OpenAsync($"{Site.Matrix}?q=DDoS&deployment=aeon");
        var page = tab.Page;
        await RecordAnnouncementsAsync(page);
        using var clipboard = await Clipboard.TakeAsync(page);
        await page.Locator(".matrix th .copy").First.ClickAsync();
        await ExpectAnnouncedAsync(page, "Copied");
        Assert.StartsWith("YugabyteDB Aeon (", await clipboard.ReadAsync(), StringComparison.Ordinal);

        await page.Locator("a[href$='#paas']").First.ClickAsync();
        var panel = page.GetByRole(AriaRole.Dialog);
        await panel.EvaluateAsync("panel => panel.scrollTo(0, panel.scrollHeight)");
        await Assertions.Expect(panel.GetByRole(AriaRole.Heading, new LocatorGetByRoleOptions { Level = 1 })).ToBeInViewportAsync();
        await Assertions.Expect(panel.Locator(".cell")).ToHaveCountAsync(2);
        await panel.GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = "Copy as Markdown" }).First.ClickAsync();
        await ExpectAnnouncedAsync(page, "Copied");
        await Assertions.Expect(panel.GetByRole(AriaRole.Status).First).ToHaveTextAsync("");
        var markdown = await clipboard.ReadAsync();
        Assert.StartsWith("**YugabyteDB Aeon (", markdown, StringComparison.Ordinal);
        Assert.EndsWith(">", markdown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Theme_ChosenWithTheKeyboard_IsRemembered()
    {
        await using var tab = await OpenAsync(Site.Matrix);
        var page = tab.Page;
        var light = await page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).backgroundColor");
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Use dark theme" }).ClickAsync();
        var dark = await page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).backgroundColor");
        Assert.NotEqual(light, dark);
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Use light theme" })).ToBeVisibleAsync();
        Assert.Equal(dark, await page.EvaluateAsync<string>("() => getComputedStyle(document.documentElement).backgroundColor"));
    }

    /// <summary>Records what is announced, because an announcement stays on the page only for seconds.</summary>
    private static Task RecordAnnouncementsAsync(IPage page) =>
        page.EvaluateAsync(
            """
            () => {
              globalThis.announced = [];
              const record = (changes) => {
                for (const { target } of changes) if (target.matches?.("[role=status]")) announced.push(target.textContent);
              };
              new MutationObserver(record).observe(document.body, { subtree: true, childList: true });
            }
            """
        );

    /// <summary>Waits until a text has been announced, and forgets it.</summary>
    private static Task ExpectAnnouncedAsync(IPage page, string text) =>
        page.WaitForFunctionAsync("text => announced.includes(text) && (announced.length = 0, true)", text);

    private async Task<BrowserTab> OpenAsync(string address)
    {
        var tab = await site.OpenAsync(
            new BrowserNewContextOptions
            {
                ViewportSize = new ViewportSize { Width = 1440, Height = 900 },
            }
        );
        await tab.Page.GotoAsync(address);
        return tab;
    }
}
