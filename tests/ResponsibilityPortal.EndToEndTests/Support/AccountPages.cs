using System.Text;
using Microsoft.Playwright;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.EndToEndTests.Support;

/// <summary>Every kind of account page and admin page, and the steps to open it.</summary>
public static class AccountPages
{
    private static readonly Dictionary<string, Way> Documents = new(StringComparer.Ordinal)
    {
        ["sign-in"] = new(PageVisitor.Stranger, (page, _) => page.GotoAsync("/account/sign-in")),
        // The portal allows five passwords a minute for one account, so at most five tests can open this.
        ["sign-in, code"] = new(PageVisitor.Stranger, (page, _) => page.TypePasswordAsync(AdminSite.Administrator)),
        ["setup"] = new(PageVisitor.Stranger, (page, site) => page.GotoAsync(site.SetupLink)),
        ["setup, ways"] = new(PageVisitor.Stranger, (page, site) => page.IntroduceAsync(site.SetupLink, AdminSite.Administrator)),
        ["setup, problem"] = new(
            PageVisitor.Stranger,
            async (page, site) =>
            {
                await page.IntroduceAsync(site.SetupLink, AdminSite.Administrator);
                await page.GetByLabel("Choose a password").FillAsync("short");
                await page.GetByLabel(AccountTexts.SixDigits).FillAsync("000000");
                await page.Button(AccountTexts.PasswordAndApp).ClickAsync();
                await Assertions.Expect(page.GetByText("The password needs at least")).ToBeVisibleAsync();
            }
        ),
        ["join"] = new(PageVisitor.Stranger, (page, site) => page.GotoAsync(site.JoinLink)),
        ["account"] = new(PageVisitor.Administrator, (page, _) => page.GotoAsync("/account")),
        ["recovery codes"] = new(PageVisitor.Administrator, (page, site) => site.MakeRecoveryCodesAsync(page)),
        ["preview"] = new(PageVisitor.Administrator, (page, _) => page.GotoAsync($"{EditorSteps.Address}/preview")),
        ["role missing"] = new(PageVisitor.Editor, (page, _) => page.GotoAsync("/admin/users")),
        ["used link"] = new(PageVisitor.Stranger, (page, _) => page.GotoAsync("/account/join")),
    };

    private static readonly Dictionary<string, Way> Circuits = new(StringComparer.Ordinal)
    {
        ["admin"] = new(
            PageVisitor.Administrator,
            async (page, _) =>
            {
                await page.GotoAsync("/admin");
                await page.ExpectHeadingAsync("Matrices");
            }
        ),
        ["people"] = new(PageVisitor.Administrator, (page, _) => page.OpenUsersAsync()),
        ["people, link shown"] = new(
            PageVisitor.Administrator,
            async (page, _) =>
            {
                await page.OpenUsersAsync();
                await page.OpenDialogAsync($"New link for {AdminSite.Newcomer}");
                await page.DialogBox().Button("Create link").ClickAsync();
                await Assertions.Expect(page.GetByText($"Send this link to {AdminSite.Newcomer}")).ToBeVisibleAsync();
            }
        ),
        ["tokens"] = new(
            PageVisitor.Administrator,
            async (page, _) =>
            {
                await page.MakeTokenAsync("Nightly sync");
            }
        ),
        ["token dialog"] = new(
            PageVisitor.Administrator,
            async (page, _) =>
            {
                await page.GotoAsync("/admin/tokens");
                await page.OpenDialogAsync("Create token");
                await page.DialogBox().Button("Create token").ClickAsync();
                await Assertions.Expect(page.DialogBox().GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
            }
        ),
        ["person dialog, new"] = new(
            PageVisitor.Administrator,
            async (page, _) =>
            {
                await page.OpenUsersAsync();
                await page.OpenDialogAsync("Add user");
                await page.DialogBox().Button("Add").ClickAsync();
                await Assertions.Expect(page.DialogBox().GetByRole(AriaRole.Alert)).ToBeVisibleAsync();
            }
        ),
        ["person dialog, known"] = new(
            PageVisitor.Administrator,
            async (page, _) =>
            {
                await page.OpenUsersAsync();
                await page.OpenDialogAsync($"Edit {AdminSite.Editor}");
            }
        ),
        ["audit log"] = new(
            PageVisitor.Auditor,
            async (page, _) =>
            {
                await page.GotoAsync("/admin/audit");
                await Assertions
                    .Expect(
                        page.GetByRole(AriaRole.Row)
                            .Filter(new LocatorFilterOptions { HasText = $"{AdminSite.Editor} was added with the role editor" })
                    )
                    .ToBeVisibleAsync();
            }
        ),
        ["evidence"] = new(
            PageVisitor.Auditor,
            async (page, _) =>
            {
                await page.GotoAsync("/admin/audit/evidence");
                await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Verify now" }).ClickAsync();
                await Assertions
                    .Expect(page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = "The audit log is intact" }))
                    .ToBeVisibleAsync();
            }
        ),
        ["audit log, none"] = new(
            PageVisitor.Auditor,
            async (page, _) =>
            {
                await page.GotoAsync("/admin/audit?who=nobody");
                await Assertions.Expect(page.GetByText("No entry matches the filter.")).ToBeVisibleAsync();
            }
        ),
        ["people on a day"] = new(
            PageVisitor.Auditor,
            async (page, _) =>
            {
                await page.GotoAsync("/admin/audit/people");
                await Assertions
                    .Expect(page.GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = AdminSite.Editor }))
                    .ToBeVisibleAsync();
            }
        ),
        ["self-approved versions"] = new(
            PageVisitor.Auditor,
            async (page, _) =>
            {
                await page.GotoAsync("/admin/audit/self-approved");
                await page.ExpectHeadingAsync("Self-approved versions");
            }
        ),
        ["editor"] = new(PageVisitor.Editor, (page, _) => page.OpenEditorAsync()),
        ["editor, cell"] = new(
            PageVisitor.Editor,
            async (page, _) =>
            {
                await page.OpenEditorAsync();
                await page.GoToCellAsync("Classify data before it is loaded", "PaaS");
                await page.Keyboard.PressAsync("Enter");
                await Assertions.Expect(page.CellPanel()).ToBeVisibleAsync();
            }
        ),
        ["editor, checks"] = new(
            PageVisitor.Editor,
            async (page, _) =>
            {
                await page.OpenEditorAsync();
                await page.Button("Checks and comments").ClickAsync();
                await page.ExpectHeadingAsync("Checks");
            }
        ),
        ["editor, replace"] = new(
            PageVisitor.Editor,
            async (page, _) =>
            {
                await page.OpenEditorAsync();
                await page.OpenDialogAsync("Find and replace");
                await page.Field("Find in the notes of visible rows").FillAsync("backup");
                await Assertions.Expect(page.DialogBox().GetByRole(AriaRole.Table)).ToBeVisibleAsync();
            }
        ),
        ["problem reports"] = new(
            PageVisitor.Editor,
            async (page, _) =>
            {
                await page.GotoAsync($"{EditorSteps.Address}/reports");
                await page.ExpectHeadingAsync("Problem reports");
                if (await page.GetByText(ReportTexts.NoneOpen).IsVisibleAsync())
                {
                    await page.ReportProblemAsync("Classify data before it is loaded", "PaaS", "The vendor has done this since May.");
                    await page.GotoAsync($"{EditorSteps.Address}/reports");
                }

                await Assertions.Expect(page.Button("Resolve report").First).ToBeVisibleAsync();
            }
        ),
        ["review"] = new(
            PageVisitor.Administrator,
            async (page, _) =>
            {
                await page.OpenEditorAsync();
                await page.GoToCellAsync("Plan the exit and take your data along", "PaaS");
                await page.Keyboard.PressAsync("y");
                await page.ExpectCellAsync("Plan the exit and take your data along", "PaaS", "Yugabyte is accountable");
                await page.GotoAsync($"{EditorSteps.Address}/review");
                await page.ExpectHeadingAsync("What changes compared with version 1");
            }
        ),
        ["published versions"] = new(
            PageVisitor.Administrator,
            async (page, _) =>
            {
                await page.GotoAsync($"{EditorSteps.Address}/versions");
                await page.ExpectHeadingAsync("Published versions");
            }
        ),
        ["structure, rows"] = new(PageVisitor.Administrator, (page, _) => page.OpenStructureAsync("rows")),
        ["structure, row dialog"] = new(
            PageVisitor.Administrator,
            async (page, _) =>
            {
                await page.OpenStructureAsync("rows");
                await page.OpenDialogAsync("Edit Classify data before it is loaded");
                await page.Field("Search to add sources").FillAsync("encryption");
                await Assertions.Expect(page.DialogBox().Button("Add Encryption at rest in Aeon")).ToBeVisibleAsync();
            }
        ),
        ["structure, removal"] = new(
            PageVisitor.Administrator,
            async (page, _) =>
            {
                await page.OpenStructureAsync("parties");
                await page.OpenDialogAsync("Remove Yugabyte");
            }
        ),
        ["structure, sources"] = new(PageVisitor.Administrator, (page, _) => page.OpenStructureAsync("sources")),
        ["structure, texts"] = new(
            PageVisitor.Administrator,
            async (page, _) =>
            {
                await page.GotoAsync("/admin/matrices/yugabytedb/structure?part=texts");
                await page.ExpectHeadingAsync("Texts of the matrix");
            }
        ),
        ["new matrix"] = new(
            PageVisitor.Administrator,
            async (page, _) =>
            {
                await page.GotoAsync("/admin/matrices/new");
                await page.Button(AdminTexts.EmptyMatrix).ClickAsync();
                await Assertions.Expect(page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("must not be empty");
            }
        ),
        ["import"] = new(
            PageVisitor.Administrator,
            async (page, _) =>
            {
                await page.GotoAsync("/admin/matrices/new/import");
                await page.ChooseSpreadsheetAsync(Spreadsheet);
                await page.ExpectHeadingAsync("What will be imported");
            }
        ),
        ["connection lost"] = new(
            PageVisitor.Administrator,
            async (page, _) =>
            {
                await page.GotoAsync("/admin");
                await page.ExpectHeadingAsync("Matrices");
                await page.EvaluateAsync(
                    """
                    () => {
                      const dialog = document.getElementById("components-reconnect-modal");
                      dialog.classList.add("components-reconnect-failed");
                      dialog.showModal();
                    }
                    """
                );
            }
        ),
    };

    /// <summary>A spreadsheet with a column that is not a hosting model, and a word that isn't known.</summary>
    private static FilePayload Spreadsheet =>
        new()
        {
            Name = "responsibilities.csv",
            MimeType = "text/csv",
            Buffer = Encoding.UTF8.GetBytes(
                """
                Area,Task,SaaS,Self-hosted,Remarks
                Access,Set up single sign-on for administrators,Customer,Customer,
                Access,Keep the encryption keys of the storage layer,Vendor,Customer,Rotated yearly
                Data,Test that backups can be restored,Shared,Customer,
                Data,Delete data at the end of the contract,Upon request,Customer,
                """
            ),
        };

    private enum PageVisitor
    {
        Stranger,
        Editor,
        Auditor,
        Administrator,
    }

    /// <summary>Pages that are complete when they arrive.</summary>
    public static TheoryData<string> Static { get; } = [.. Documents.Keys];

    /// <summary>These, and pages with a circuit.</summary>
    public static TheoryData<string> All { get; } = [.. Documents.Keys, .. Circuits.Keys];

    /// <summary>Opens a page of a kind.</summary>
    /// <param name="watch">Called with the page before it loads anything.</param>
    public static async Task<BrowserTab> OpenAsync(
        this AdminSite site,
        string kind,
        BrowserNewContextOptions options,
        Action<IPage>? watch = null
    )
    {
        var way = Documents.GetValueOrDefault(kind) ?? Circuits[kind];
        var tab = await (
            way.As switch
            {
                PageVisitor.Administrator => site.OpenAsAdministratorAsync(options),
                PageVisitor.Editor => site.OpenAsEditorAsync(options),
                PageVisitor.Auditor => site.OpenAsAuditorAsync(options),
                _ => site.OpenAsync(options),
            }
        );
        watch?.Invoke(tab.Page);
        await way.GoAsync(tab.Page, site);
        return tab;
    }

    private sealed record Way(PageVisitor As, Func<IPage, AdminSite, Task> GoAsync);
}
