using Microsoft.Playwright;
using ResponsibilityPortal.EndToEndTests.Support;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.EndToEndTests.Journeys;

/// <summary>The admin side with the keyboard alone.</summary>
[Collection(AdminSite.Collection)]
public sealed class AdminKeyboardTests(AdminSite site)
{
    private const int StopsAtMost = 40;

    [Fact]
    public async Task User_AddedWithTheKeyboardAlone_IsListed()
    {
        await using var tab = await OpenAsync();
        var page = tab.Page;
        await KeyboardSteps.TabToAsync(page.Link("Users"));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Heading("Users")).ToBeFocusedAsync();

        await KeyboardSteps.TabToAsync(page.Button("Add user"));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.DialogBox()).ToBeVisibleAsync();
        await KeyboardSteps.TabToAsync(page.Field("Name"));
        await page.Keyboard.TypeAsync("Kay Keyboard");
        await KeyboardSteps.TabToAsync(page.Field("E-mail address"));
        await page.Keyboard.TypeAsync("kay@example.org");
        await KeyboardSteps.TabToAsync(page.Box("Editor"));
        await page.Keyboard.PressAsync("Space");
        await KeyboardSteps.TabToAsync(page.DialogBox().Button("Add"));
        await page.Keyboard.PressAsync("Enter");

        await Assertions.Expect(page.DialogBox()).ToBeHiddenAsync();
        await Assertions.Expect(page.Locator("#one-time-link")).ToContainTextAsync("/account/join?token=");
        await Assertions.Expect(page.Locator(".links")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Escape_InADialog_ClosesItAndRestoresTheFocus()
    {
        await using var tab = await OpenAsync();
        var page = tab.Page;
        await page.OpenUsersAsync();
        await KeyboardSteps.TabToAsync(page.Button($"Edit {AdminSite.Editor}"));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.DialogBox().Locator(":focus")).ToHaveCountAsync(1);

        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.DialogBox()).ToBeHiddenAsync();
        await Assertions.Expect(page.Button($"Edit {AdminSite.Editor}")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Enter_OnACell_MovesTheFocusIntoItsPanelAlsoWhenItIsOpen()
    {
        await using var tab = await OpenAsync();
        var page = tab.Page;
        await page.OpenEditorAsync();
        for (var time = 0; time < 2; time++)
        {
            await page.GoToCellAsync("Classify data before it is loaded", "SaaS");
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.CellPanel().Locator("h2")).ToBeFocusedAsync();
        }
    }

    [Fact]
    public async Task FirstTabStop_SkipsToTheContent()
    {
        await using var tab = await OpenAsync();
        var page = tab.Page;
        await page.EvaluateAsync("() => document.activeElement.blur()");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(":focus")).ToHaveTextAsync(AdminTexts.SkipToContent);
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task EveryTabStop_ShowsItsFocus()
    {
        await using var tab = await OpenAsync();
        var page = tab.Page;
        await page.OpenUsersAsync();
        for (var stop = 0; stop < StopsAtMost; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            var problem = await page.EvaluateAsync<string?>(
                """
                () => {
                  const e = document.activeElement;
                  if (e === document.body) return null;
                  const style = getComputedStyle(e);
                  return style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2 ? "no outline: " + e.outerHTML.slice(0, 200) : null;
                }
                """
            );
            Assert.Null(problem);
        }
    }

    private async Task<BrowserTab> OpenAsync()
    {
        var tab = await site.OpenAsAdministratorAsync(new BrowserNewContextOptions());
        await tab.Page.GotoAsync("/admin");
        await tab.Page.ExpectHeadingAsync("Matrices");
        return tab;
    }
}
