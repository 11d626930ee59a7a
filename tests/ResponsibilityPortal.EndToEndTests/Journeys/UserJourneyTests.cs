using Microsoft.Playwright;
using ResponsibilityPortal.EndToEndTests.Support;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.EndToEndTests.Journeys;

/// <summary>Administrators manage users. Open pages of a user show each change at once.</summary>
[Collection(AdminSite.Collection)]
public sealed class UserJourneyTests(AdminSite site)
{
    [Fact]
    public async Task User_AddedByAnAdministrator_JoinsWithTheLink()
    {
        await using var administrator = await OpenUsersAsync();
        var link = await administrator.Page.AddUserAsync("Nell New", "Editor");
        await using var tab = await site.OpenAsync(new BrowserNewContextOptions());
        await tab.Page.JoinWithPasskeyAsync(link);
        await tab.Page.ExpectHeadingAsync("Nell New");
        await tab.Page.Link("Admin").ClickAsync();
        await tab.Page.ExpectHeadingAsync("Matrices");
        await Assertions.Expect(tab.Page.Link("Users")).ToHaveCountAsync(0);

        Assert.Equal(410, (await tab.Page.GotoAsync(link))!.Status);
    }

    [Fact]
    public async Task Dialog_WithAProblem_KeepsTheTypedText()
    {
        await using var administrator = await OpenUsersAsync();
        var page = administrator.Page;
        await page.OpenDialogAsync("Add user");
        await page.Field("E-mail address").FillAsync("nameless@example.org");
        await page.Field(AdminTexts.RecordedReason).FillAsync("Looks after backups");
        await page.Box("Approver").CheckAsync();
        await page.DialogBox().Button("Add").ClickAsync();

        await Assertions.Expect(page.DialogBox().GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Assertions.Expect(page.Field("E-mail address")).ToHaveValueAsync("nameless@example.org");
        await Assertions.Expect(page.Field(AdminTexts.RecordedReason)).ToHaveValueAsync("Looks after backups");
        await Assertions.Expect(page.Box("Approver")).ToBeCheckedAsync();

        await page.Field("Name").FillAsync("Nina Named");
        await page.DialogBox().Button("Add").ClickAsync();
        await Assertions.Expect(page.DialogBox()).ToBeHiddenAsync();
        await Assertions.Expect(Row(page, "Nina Named")).ToContainTextAsync("approver");
    }

    [Fact]
    public async Task LastAdministrator_CannotLoseTheRole()
    {
        await using var administrator = await OpenUsersAsync();
        var page = administrator.Page;
        await page.OpenDialogAsync($"Edit {AdminSite.Administrator}");
        await page.Box("Admin").UncheckAsync();
        await page.DialogBox().Button("Save").ClickAsync();
        await Assertions.Expect(page.DialogBox().GetByRole(AriaRole.Alert)).ToContainTextAsync("administrator");
        await Assertions.Expect(page.Box("Admin")).Not.ToBeCheckedAsync();

        await page.DialogBox().Button("Cancel").ClickAsync();
        await page.GetByRole(AriaRole.Dialog, new PageGetByRoleOptions { Name = "Unsaved text" }).Button("Discard").ClickAsync();
        await Assertions.Expect(page.DialogBox()).ToBeHiddenAsync();
        await Assertions.Expect(Row(page, AdminSite.Administrator)).ToContainTextAsync("admin");
    }

    [Fact]
    public async Task Role_Removed_IsGoneFromAnOpenPageAtOnce()
    {
        await using var administrator = await OpenUsersAsync();
        await using var editor = await JoinAsync(administrator.Page, "Rob Revoked");
        await administrator.Page.OpenDialogAsync("Edit Rob Revoked");
        await administrator.Page.Box("Editor").UncheckAsync();
        await administrator.Page.DialogBox().Button("Save").ClickAsync();

        await editor.Page.ExpectHeadingAsync("You don't have access to this page");
        await Assertions.Expect(editor.Page).ToHaveURLAsync(new Uri(site.Address, "/admin").ToString());
        await editor.Page.Link("Go to your account").ClickAsync();
        await editor.Page.ExpectHeadingAsync("Rob Revoked");
    }

    [Fact]
    public async Task User_Disabled_LosesTheirOpenPage()
    {
        await using var administrator = await OpenUsersAsync();
        await using var editor = await JoinAsync(administrator.Page, "Dora Disabled");
        await administrator.Page.OpenDialogAsync("Edit Dora Disabled");
        await administrator.Page.Box("Disabled").CheckAsync();
        await administrator.Page.DialogBox().Button("Save").ClickAsync();

        await editor.Page.ExpectHeadingAsync("Sign in");
        await editor.Page.Button(AccountTexts.PasskeySignIn).ClickAsync();
        await Assertions.Expect(editor.Page.GetByText("That didn't work.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task SignOut_InOneTab_EndsTheOtherTab()
    {
        await using var administrator = await OpenUsersAsync();
        await using var first = await JoinAsync(administrator.Page, "Tess Twotabs");
        var second = await first.Page.Context.NewPageAsync();
        await second.GotoAsync("/account");
        await second.SignOutAsync();
        await first.Page.ExpectHeadingAsync("Sign in");
    }

    private async Task<BrowserTab> OpenUsersAsync()
    {
        var tab = await site.OpenAsAdministratorAsync(new BrowserNewContextOptions());
        await tab.Page.OpenUsersAsync();
        return tab;
    }

    /// <summary>A page of an editor who has just joined, on the admin side.</summary>
    private async Task<BrowserTab> JoinAsync(IPage administrator, string name)
    {
        var tab = await site.OpenAsync(new BrowserNewContextOptions());
        await tab.Page.JoinWithPasskeyAsync(await administrator.AddUserAsync(name, "Editor"));
        await tab.Page.GotoAsync("/admin");
        await tab.Page.ExpectHeadingAsync("Matrices");
        return tab;
    }

    private static ILocator Row(IPage page, string name) =>
        page.GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = name });
}
