using Microsoft.Playwright;
using ResponsibilityPortal.EndToEndTests.Support;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.EndToEndTests.Journeys;

/// <summary>A portal whose readers must sign in.</summary>
public sealed class ClosedReadingTests(Site site)
{
    private const string Filtered = $"{Site.Matrix}?deployment=aeon&party=customer&role=only-contributing";

    [Fact]
    public async Task SignIn_ForAClosedPage_ReturnsToItsAddress()
    {
        using var data = new TemporaryDirectory();
        await using var portal = await PortalProcess.StartByNameAsync(data.Path, "--Portal:ReadersMustSignIn=true");
        await using var tab = await site.OpenAsync(portal.Address, new BrowserNewContextOptions());
        var page = tab.Page;
        await page.SetUpWithPasskeyAsync(await portal.SetupLinkAsync(), "Ada Admin");
        await page.SignOutAsync();

        await page.GotoAsync(Filtered);
        await page.ExpectHeadingAsync("Sign in");
        await page.Button(AccountTexts.PasskeySignIn).ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(portal.Address, Filtered).ToString());
        await Assertions.Expect(page.Locator("tbody th[scope=row]")).ToHaveCountAsync(18);

        await page.Link("Account").ClickAsync();
        await page.SignOutAsync();
        await page.GotoAsync(Filtered);
        await page.ExpectHeadingAsync("Sign in");
    }
}
