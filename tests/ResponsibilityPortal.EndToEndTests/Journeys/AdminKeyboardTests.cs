using Microsoft.Playwright;
using ResponsibilityPortal.EndToEndTests.Support;

namespace ResponsibilityPortal.EndToEndTests.Journeys;

/// <summary>The admin side with the keyboard alone.</summary>
[Collection(AdminSite.Collection)]
public sealed class AdminKeyboardTests(AdminSite site)
{
    private const int StopsAtMost = 40;

    [Fact]
    public async Task A_person_is_added_without_a_mouse()
    {
        await using var tab = await OpenAsync();
        var page = tab.Page;
        await KeyboardSteps.TabToAsync(page.Link("People"));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Heading("People")).ToBeFocusedAsync();

        await KeyboardSteps.TabToAsync(page.Button("Add a person"));
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
    public async Task Escape_closes_the_dialog_and_gives_the_focus_back()
    {
        await using var tab = await OpenAsync();
        var page = tab.Page;
        await page.OpenPeopleAsync();
        await KeyboardSteps.TabToAsync(page.Button($"Change {AdminSite.Editor}"));
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.DialogBox().Locator(":focus")).ToHaveCountAsync(1);

        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.DialogBox()).ToBeHiddenAsync();
        await Assertions.Expect(page.Button($"Change {AdminSite.Editor}")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task The_first_stop_skips_to_the_content()
    {
        await using var tab = await OpenAsync();
        var page = tab.Page;
        await page.EvaluateAsync("() => document.activeElement.blur()");
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.Locator(":focus")).ToHaveTextAsync("Skip to the content");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Every_stop_shows_that_it_has_the_focus()
    {
        await using var tab = await OpenAsync();
        var page = tab.Page;
        await page.OpenPeopleAsync();
        for (var stop = 0; stop < StopsAtMost; stop++)
        {
            await page.Keyboard.PressAsync("Tab");
            var problem = await page.EvaluateAsync<string?>("""
                () => {
                  const e = document.activeElement;
                  if (e === document.body) return null;
                  const style = getComputedStyle(e);
                  return style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2 ? "no outline: " + e.outerHTML.slice(0, 200) : null;
                }
                """);
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
