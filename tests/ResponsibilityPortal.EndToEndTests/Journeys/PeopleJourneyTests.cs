using Microsoft.Playwright;
using ResponsibilityPortal.EndToEndTests.Support;

namespace ResponsibilityPortal.EndToEndTests.Journeys;

/// <summary>Administrators look after people; what they change shows at once in what those have open.</summary>
[Collection(AdminSite.Collection)]
public sealed class PeopleJourneyTests(AdminSite site)
{
    [Fact]
    public async Task A_person_is_added_gets_the_link_and_joins_in_a_browser_of_their_own()
    {
        await using var administrator = await OpenPeopleAsync();
        var link = await administrator.Page.AddPersonAsync("Nell New", "Editor");
        await using var tab = await site.OpenAsync(new BrowserNewContextOptions());
        await tab.Page.JoinWithPasskeyAsync(link);
        await tab.Page.ExpectHeadingAsync("Nell New");
        await tab.Page.Link("Admin").ClickAsync();
        await tab.Page.ExpectHeadingAsync("Matrices");
        await Assertions.Expect(tab.Page.Link("People")).ToHaveCountAsync(0);

        Assert.Equal(410, (await tab.Page.GotoAsync(link))!.Status);
    }

    [Fact]
    public async Task A_problem_in_the_dialog_costs_nobody_what_they_typed()
    {
        await using var administrator = await OpenPeopleAsync();
        var page = administrator.Page;
        await page.OpenDialogAsync("Add a person");
        await page.Field("E-mail address").FillAsync("nameless@example.org");
        await page.Field("Reason, for the log").FillAsync("Looks after backups");
        await page.Box("Approver").CheckAsync();
        await page.DialogBox().Button("Add").ClickAsync();

        await Assertions.Expect(page.DialogBox().GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        await Assertions.Expect(page.Field("E-mail address")).ToHaveValueAsync("nameless@example.org");
        await Assertions.Expect(page.Field("Reason, for the log")).ToHaveValueAsync("Looks after backups");
        await Assertions.Expect(page.Box("Approver")).ToBeCheckedAsync();

        await page.Field("Name").FillAsync("Nina Named");
        await page.DialogBox().Button("Add").ClickAsync();
        await Assertions.Expect(page.DialogBox()).ToBeHiddenAsync();
        await Assertions.Expect(Row(page, "Nina Named")).ToContainTextAsync("approver");
    }

    [Fact]
    public async Task The_last_administrator_stays_one()
    {
        await using var administrator = await OpenPeopleAsync();
        var page = administrator.Page;
        await page.OpenDialogAsync($"Change {AdminSite.Administrator}");
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
    public async Task A_role_that_is_taken_away_is_gone_from_an_open_page_at_once()
    {
        await using var administrator = await OpenPeopleAsync();
        await using var editor = await JoinAsync(administrator.Page, "Rob Revoked");
        await administrator.Page.OpenDialogAsync("Change Rob Revoked");
        await administrator.Page.Box("Editor").UncheckAsync();
        await administrator.Page.DialogBox().Button("Save").ClickAsync();

        await editor.Page.ExpectHeadingAsync("Your account may not do this");
        await Assertions.Expect(editor.Page).ToHaveURLAsync(new Uri(site.Address, "/admin").ToString());
        await editor.Page.Link("Go to your account").ClickAsync();
        await editor.Page.ExpectHeadingAsync("Rob Revoked");
    }

    [Fact]
    public async Task Disabling_a_person_ends_their_open_page()
    {
        await using var administrator = await OpenPeopleAsync();
        await using var editor = await JoinAsync(administrator.Page, "Dora Disabled");
        await administrator.Page.OpenDialogAsync("Change Dora Disabled");
        await administrator.Page.Box("Disabled").CheckAsync();
        await administrator.Page.DialogBox().Button("Save").ClickAsync();

        await editor.Page.ExpectHeadingAsync("Sign in");
        await editor.Page.Button("Sign in with a passkey").ClickAsync();
        await Assertions.Expect(editor.Page.GetByText("That did not work.")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Signing_out_in_one_tab_ends_what_the_other_shows()
    {
        await using var administrator = await OpenPeopleAsync();
        await using var first = await JoinAsync(administrator.Page, "Tess Twotabs");
        var second = await first.Page.Context.NewPageAsync();
        await second.GotoAsync("/account");
        await second.SignOutAsync();
        await first.Page.ExpectHeadingAsync("Sign in");
    }

    private async Task<BrowserTab> OpenPeopleAsync()
    {
        var tab = await site.OpenAsAdministratorAsync(new BrowserNewContextOptions());
        await tab.Page.OpenPeopleAsync();
        return tab;
    }

    /// <summary>An editor who has just joined and looks at the admin side.</summary>
    private async Task<BrowserTab> JoinAsync(IPage administrator, string name)
    {
        var tab = await site.OpenAsync(new BrowserNewContextOptions());
        await tab.Page.JoinWithPasskeyAsync(await administrator.AddPersonAsync(name, "Editor"));
        await tab.Page.GotoAsync("/admin");
        await tab.Page.ExpectHeadingAsync("Matrices");
        return tab;
    }

    private static ILocator Row(IPage page, string name) => page.GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = name });
}
