using Microsoft.Playwright;
using ResponsibilityPortal.EndToEndTests.Support;

namespace ResponsibilityPortal.EndToEndTests.Journeys;

/// <summary>Nothing moves on the admin side if the user's system asks for less motion (WCAG 2.3.3).</summary>
[Collection(AdminSite.Collection)]
public sealed class MovementTests(AdminSite site)
{
    [Theory]
    [InlineData(ReducedMotion.Reduce, false)]
    [InlineData(ReducedMotion.NoPreference, true)]
    public async Task Dialog_Moves_UnlessTheSystemAsksForLessMotion(ReducedMotion motion, bool moves)
    {
        await using var tab = await site.OpenAsAdministratorAsync(new BrowserNewContextOptions { ReducedMotion = motion });
        var page = tab.Page;
        await page.OpenUsersAsync();
        await page.Button("Add user").ClickAsync();
        await Assertions.Expect(page.DialogBox()).ToBeVisibleAsync();
        var moving = await FindMovingAsync(page);
        Assert.True(moves == moving.Length > 0, string.Join('\n', moving));
    }

    /// <summary>Returns the elements whose movements take more than a millisecond.</summary>
    private static Task<string[]> FindMovingAsync(IPage page) =>
        page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll("body, body *")]
              .filter(e => ["", "::before", "::after"]
                .map(part => getComputedStyle(e, part))
                .flatMap(style => [style.transitionDuration, style.animationDuration])
                .some(durations => durations.split(",").some(duration => parseFloat(duration) > 0.001)))
              .map(e => e.outerHTML.slice(0, 160))
            """
        );
}
