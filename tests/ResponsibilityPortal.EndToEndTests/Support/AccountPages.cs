using Microsoft.Playwright;

namespace ResponsibilityPortal.EndToEndTests.Support;

/// <summary>Every kind of page around accounts and on the admin side, and how one gets there.</summary>
public static class AccountPages
{
    private static readonly Dictionary<string, Way> Documents = new(StringComparer.Ordinal)
    {
        ["sign-in"] = new(Somebody.Stranger, (page, _) => page.GotoAsync("/account/sign-in")),
        // The portal lets nobody type more than five passwords a minute for one account, so no more than five tests may open this.
        ["sign-in, code"] = new(Somebody.Stranger, (page, _) => page.TypePasswordAsync(AdminSite.Administrator)),
        ["setup"] = new(Somebody.Stranger, (page, site) => page.GotoAsync(site.SetupLink)),
        ["setup, ways"] = new(Somebody.Stranger, (page, site) => page.IntroduceAsync(site.SetupLink, AdminSite.Administrator)),
        ["setup, problem"] = new(Somebody.Stranger, async (page, site) =>
        {
            await page.IntroduceAsync(site.SetupLink, AdminSite.Administrator);
            await page.GetByLabel("Choose a password").FillAsync("short");
            await page.GetByLabel("Type the six digits").FillAsync("000000");
            await page.Button("Use password and app").ClickAsync();
            await Assertions.Expect(page.GetByText("The password needs at least")).ToBeVisibleAsync();
        }),
        ["join"] = new(Somebody.Stranger, (page, site) => page.GotoAsync(site.JoinLink)),
        ["account"] = new(Somebody.Administrator, (page, _) => page.GotoAsync("/account")),
        ["recovery codes"] = new(Somebody.Administrator, async (page, site) =>
        {
            await page.GotoAsync("/account");
            await site.ConfirmAdministratorAsync(page);
            await page.Button("Make new recovery codes").ClickAsync();
            await page.ExpectHeadingAsync("Keep these recovery codes");
        }),
        ["preview"] = new(Somebody.Administrator, (page, _) => page.GotoAsync($"{EditorSteps.Address}/preview")),
        ["role missing"] = new(Somebody.Editor, (page, _) => page.GotoAsync("/admin/users")),
        ["used link"] = new(Somebody.Stranger, (page, _) => page.GotoAsync("/account/join")),
    };

    private static readonly Dictionary<string, Way> Circuits = new(StringComparer.Ordinal)
    {
        ["admin"] = new(Somebody.Administrator, async (page, _) =>
        {
            await page.GotoAsync("/admin");
            await page.ExpectHeadingAsync("Matrices");
        }),
        ["people"] = new(Somebody.Administrator, (page, _) => page.OpenPeopleAsync()),
        ["people, link shown"] = new(Somebody.Administrator, async (page, _) =>
        {
            await page.OpenPeopleAsync();
            await page.OpenDialogAsync($"New link for {AdminSite.Newcomer}");
            await page.DialogBox().Button("Create link").ClickAsync();
            await Assertions.Expect(page.GetByText($"Pass this link on to {AdminSite.Newcomer}")).ToBeVisibleAsync();
        }),
        ["tokens"] = new(Somebody.Administrator, async (page, _) =>
        {
            await page.MakeTokenAsync("Nightly sync");
        }),
        ["token dialog"] = new(Somebody.Administrator, async (page, _) =>
        {
            await page.GotoAsync("/admin/tokens");
            await page.OpenDialogAsync("Make a token");
            await page.DialogBox().Button("Make the token").ClickAsync();
            await Assertions.Expect(page.DialogBox().GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        }),
        ["person dialog, new"] = new(Somebody.Administrator, async (page, _) =>
        {
            await page.OpenPeopleAsync();
            await page.OpenDialogAsync("Add a person");
            await page.DialogBox().Button("Add").ClickAsync();
            await Assertions.Expect(page.DialogBox().GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
        }),
        ["person dialog, known"] = new(Somebody.Administrator, async (page, _) =>
        {
            await page.OpenPeopleAsync();
            await page.OpenDialogAsync($"Change {AdminSite.Editor}");
        }),
        ["audit log"] = new(Somebody.Auditor, async (page, _) =>
        {
            await page.GotoAsync("/admin/audit");
            await Assertions.Expect(page.GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = $"{AdminSite.Editor} was added with the role editor" })).ToBeVisibleAsync();
        }),
        ["evidence"] = new(Somebody.Auditor, async (page, _) =>
        {
            await page.GotoAsync("/admin/audit/evidence");
            await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Verify now" }).ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "The evidence is whole" })).ToBeVisibleAsync();
        }),
        ["audit log, none"] = new(Somebody.Auditor, async (page, _) =>
        {
            await page.GotoAsync("/admin/audit?who=nobody");
            await Assertions.Expect(page.GetByText("No entry matches.")).ToBeVisibleAsync();
        }),
        ["people on a day"] = new(Somebody.Auditor, async (page, _) =>
        {
            await page.GotoAsync("/admin/audit/people");
            await Assertions.Expect(page.GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = AdminSite.Editor })).ToBeVisibleAsync();
        }),
        ["self-approved versions"] = new(Somebody.Auditor, async (page, _) =>
        {
            await page.GotoAsync("/admin/audit/self-approved");
            await page.ExpectHeadingAsync("Self-approved versions");
        }),
        ["editor"] = new(Somebody.Editor, (page, _) => page.OpenEditorAsync()),
        ["editor, cell"] = new(Somebody.Editor, async (page, _) =>
        {
            await page.OpenEditorAsync();
            await page.GoToCellAsync("Classify data before it is loaded", "PaaS");
            await page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(page.CellPanel()).ToBeVisibleAsync();
        }),
        ["editor, checks"] = new(Somebody.Editor, async (page, _) =>
        {
            await page.OpenEditorAsync();
            await page.Button("Checks and comments").ClickAsync();
            await page.ExpectHeadingAsync("Checks");
        }),
        ["editor, replace"] = new(Somebody.Editor, async (page, _) =>
        {
            await page.OpenEditorAsync();
            await page.OpenDialogAsync("Find and replace");
            await page.Field("Find in notes of the shown rows").FillAsync("backup");
            await Assertions.Expect(page.DialogBox().GetByRole(AriaRole.Table)).ToBeVisibleAsync();
        }),
        ["review"] = new(Somebody.Administrator, async (page, _) =>
        {
            await page.OpenEditorAsync();
            await page.GoToCellAsync("Plan the exit and take your data along", "PaaS");
            await page.Keyboard.PressAsync("y");
            await page.ExpectCellAsync("Plan the exit and take your data along", "PaaS", "Yugabyte is accountable");
            await page.GotoAsync($"{EditorSteps.Address}/review");
            await page.ExpectHeadingAsync("What changes compared with version 1");
        }),
        ["published versions"] = new(Somebody.Administrator, async (page, _) =>
        {
            await page.GotoAsync($"{EditorSteps.Address}/versions");
            await page.ExpectHeadingAsync("Published versions");
        }),
        ["structure, rows"] = new(Somebody.Administrator, (page, _) => page.OpenStructureAsync("rows")),
        ["structure, row dialog"] = new(Somebody.Administrator, async (page, _) =>
        {
            await page.OpenStructureAsync("rows");
            await page.OpenDialogAsync("Change Classify data before it is loaded");
            await page.Field("Search to add sources").FillAsync("encryption");
            await Assertions.Expect(page.DialogBox().Button("Add Encryption at rest in Aeon")).ToBeVisibleAsync();
        }),
        ["structure, removal"] = new(Somebody.Administrator, async (page, _) =>
        {
            await page.OpenStructureAsync("parties");
            await page.OpenDialogAsync("Remove Yugabyte");
        }),
        ["structure, sources"] = new(Somebody.Administrator, (page, _) => page.OpenStructureAsync("sources")),
        ["structure, texts"] = new(Somebody.Administrator, async (page, _) =>
        {
            await page.GotoAsync("/admin/matrices/yugabytedb/structure?part=texts");
            await page.ExpectHeadingAsync("Texts of the matrix");
        }),
        ["new matrix"] = new(Somebody.Administrator, async (page, _) =>
        {
            await page.GotoAsync("/admin/matrices/new");
            await page.Button("Make an empty matrix").ClickAsync();
            await Assertions.Expect(page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("must not be empty");
        }),
        ["connection lost"] = new(Somebody.Administrator, async (page, _) =>
        {
            await page.GotoAsync("/admin");
            await page.ExpectHeadingAsync("Matrices");
            await page.EvaluateAsync("""
                () => {
                  const dialog = document.getElementById("components-reconnect-modal");
                  dialog.classList.add("components-reconnect-failed");
                  dialog.showModal();
                }
                """);
        }),
    };

    private enum Somebody
    {
        Stranger,
        Editor,
        Auditor,
        Administrator,
    }

    /// <summary>Pages that are whole when they arrive.</summary>
    public static TheoryData<string> Static { get; } = [.. Documents.Keys];

    /// <summary>Those, and pages that come alive in a circuit.</summary>
    public static TheoryData<string> All { get; } = [.. Documents.Keys, .. Circuits.Keys];

    /// <summary>Opens a page of a kind.</summary>
    /// <param name="watch">Called with the page before it loads anything.</param>
    public static async Task<BrowserTab> OpenAsync(this AdminSite site, string kind, BrowserNewContextOptions options, Action<IPage>? watch = null)
    {
        var way = Documents.GetValueOrDefault(kind) ?? Circuits[kind];
        var tab = await (way.As switch
        {
            Somebody.Administrator => site.OpenAsAdministratorAsync(options),
            Somebody.Editor => site.OpenAsEditorAsync(options),
            Somebody.Auditor => site.OpenAsAuditorAsync(options),
            _ => site.OpenAsync(options),
        });
        watch?.Invoke(tab.Page);
        await way.GoAsync(tab.Page, site);
        return tab;
    }

    private sealed record Way(Somebody As, Func<IPage, AdminSite, Task> GoAsync);
}
