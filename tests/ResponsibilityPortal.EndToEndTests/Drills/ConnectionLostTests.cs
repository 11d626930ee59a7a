using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ResponsibilityPortal.EndToEndTests.Support;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.EndToEndTests.Drills;

/// <summary>The portal stops while an admin page is open, and starts again.</summary>
public sealed class ConnectionLostTests(Site site)
{
    [Fact]
    public async Task OpenPage_WhenThePortalIsKilled_SaysSoAndKeepsItsSession()
    {
        using var data = new TemporaryDirectory();
        await using var first = await PortalProcess.StartByNameAsync(data.Path);
        await using var tab = await site.OpenAsync(first.Address, new BrowserNewContextOptions());
        var page = tab.Page;
        await page.SetUpWithPasskeyAsync(await first.SetupLinkAsync(), "Ada Admin");

        await first.KillAsync();
        var dialog = Lost(page);
        await Assertions.Expect(dialog).ToBeVisibleAsync();
        await Assertions.Expect(dialog.GetByText("Everything saved is safe.").First).ToBeVisibleAsync();

        await using var second = await PortalProcess.StartAsync(data.Path, "--urls", first.Address.ToString());
        await dialog.Button("Reload").ClickAsync();
        await Assertions.Expect(dialog).ToBeHiddenAsync();
        await page.ExpectHeadingAsync("Matrices");
        await Assertions.Expect(page.GetByText("You are signed in as Ada Admin")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task OpenPage_WhenTheSessionHasEnded_OpensTheSignIn()
    {
        using var data = new TemporaryDirectory();
        await using var first = await PortalProcess.StartByNameAsync(data.Path);
        await using var tab = await site.OpenAsync(first.Address, new BrowserNewContextOptions());
        var page = tab.Page;
        await page.SetUpWithPasskeyAsync(await first.SetupLinkAsync(), "Ada Admin");

        await first.KillAsync();
        await Assertions.Expect(Lost(page)).ToBeVisibleAsync();
        await page.Context.ClearCookiesAsync();
        await using var second = await PortalProcess.StartAsync(data.Path, "--urls", first.Address.ToString());
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"/account/sign-in\?"));
        await page.ExpectHeadingAsync("Sign in");
    }

    private static ILocator Lost(IPage page) =>
        page.GetByRole(AriaRole.Dialog, new PageGetByRoleOptions { Name = AdminTexts.ConnectionLost });
}
