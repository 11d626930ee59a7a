using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using ResponsibilityPortal.EndToEndTests.Support;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.EndToEndTests.Journeys;

/// <summary>From the first start to the first administrator, and the next sign-in.</summary>
public sealed class SetupJourneyTests(Site site)
{
    private const string Name = "Ada Admin";

    [Fact]
    public async Task SetupLink_CreatesAPasskeyForLaterSignIns()
    {
        using var data = new TemporaryDirectory();
        await using var portal = await PortalProcess.StartByNameAsync(data.Path);
        await using var tab = await site.OpenAsync(portal.Address, new BrowserNewContextOptions());
        var page = tab.Page;
        var link = await portal.SetupLinkAsync();
        var file = data.File("setup-link.txt");
        Assert.Equal($"{link}\n", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));

        await page.SetUpWithPasskeyAsync(link, Name);
        Assert.EndsWith("/admin", page.Url, StringComparison.Ordinal);
        await Assertions.Expect(page.GetByText($"You are signed in as {Name}")).ToBeVisibleAsync();
        Assert.False(File.Exists(file), "The file of a used setup link must be deleted.");
        Assert.Equal(410, (await page.GotoAsync(link))!.Status);
        await page.ExpectHeadingAsync(AccountTexts.SetUpAlready);

        await page.GotoAsync("/admin");
        await page.SignOutAsync();
        await page.GotoAsync("/admin");
        await page.Button(AccountTexts.PasskeySignIn).ClickAsync();
        await page.ExpectHeadingAsync("Matrices");
        Assert.EndsWith("/admin", page.Url, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_TenMinutesAfterSignIn_AsksForThePasskeyOnce()
    {
        using var data = new TemporaryDirectory();
        await using var portal = await PortalProcess.StartByNameAsync(data.Path);
        await using var tab = await site.OpenAsync(portal.Address, new BrowserNewContextOptions());
        var page = tab.Page;
        await page.SetUpWithPasskeyAsync(await portal.SetupLinkAsync(), Name);
        await using (var store = new SqliteConnection($"Data Source={data.File("portal.db")};Pooling=False"))
        {
            await store.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = store.CreateCommand();
            command.CommandText = "UPDATE Sessions SET StartedAt = strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-10 minutes')";
            Assert.Equal(1, await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken));
        }

        await page.GotoAsync("/account");
        await page.ExpectHeadingAsync("Confirm your identity");
        await Assertions.Expect(page.Button(AccountTexts.PasswordAndApp)).ToHaveCountAsync(0);
        await page.Button("Confirm with a passkey").ClickAsync();
        await Assertions.Expect(page.Button(AccountTexts.PasswordAndApp)).ToBeVisibleAsync();
        await page.EnrolAppAsync();
    }

    [Fact]
    public async Task PasswordAndApp_WorkWithoutJavaScriptAndCodesOnlyOnce()
    {
        using var data = new TemporaryDirectory();
        await using var portal = await PortalProcess.StartByNameAsync(data.Path);
        await using var tab = await site.OpenAsync(portal.Address, new BrowserNewContextOptions { JavaScriptEnabled = false });
        var page = tab.Page;
        await page.IntroduceAsync(await portal.SetupLinkAsync(), Name);
        var app = await page.EnrolAppAsync();
        var recoveryCodes = await page.Locator(".codes code").AllInnerTextsAsync();
        Assert.Equal(10, recoveryCodes.Distinct().Count());

        await page.GotoAsync("/account");
        await page.ExpectHeadingAsync(Name);
        await page.SignOutAsync();
        await page.TypePasswordAsync(Name);
        await page.TypeCodeAsync(app.WrongCode());
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("That didn't work.");
        await page.TypeCodeAsync(app.NextCode());
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(portal.Address, "/admin").ToString());

        await SignOutAsync(page);
        await page.TypePasswordAsync(Name);
        await page.TypeCodeAsync(app.SameCode());
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("That didn't work.");
        await page.TypeCodeAsync(recoveryCodes[0]);
        await Assertions.Expect(page).ToHaveURLAsync(new Uri(portal.Address, "/admin").ToString());

        await SignOutAsync(page);
        await page.TypePasswordAsync(Name);
        await page.TypeCodeAsync(recoveryCodes[0]);
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("That didn't work.");
    }

    private static async Task SignOutAsync(IPage page)
    {
        await page.GotoAsync("/account");
        await page.SignOutAsync();
    }
}
