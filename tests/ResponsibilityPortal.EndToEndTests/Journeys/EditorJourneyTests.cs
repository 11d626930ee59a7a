using Microsoft.Playwright;
using ResponsibilityPortal.EndToEndTests.Support;

namespace ResponsibilityPortal.EndToEndTests.Journeys;

/// <summary>Editing a draft in a browser. Each journey has its own rows, so that journeys don't affect each other.</summary>
[Collection(AdminSite.Collection)]
public sealed class EditorJourneyTests(AdminSite site)
{
    /// <summary>The time within which others see an edit.</summary>
    private const string Classify = "Classify data before it is loaded";
    private const string Regions = "Choose regions and keep data in place";
    private const string Retention = "Set retention and delete data on time";
    private const string Requests = "Answer requests from people about their data";
    private const string Support = "Limit the data handed to support";
    private const string Exit = "Plan the exit and take your data along";

    [Fact]
    public async Task Keys_MoveThroughTheGridToItsEndsAndBack()
    {
        await using var tab = await OpenAsync();
        var page = tab.Page;
        await page.GoToCellAsync(Classify, "SaaS");
        await PressAsync(page, "ArrowRight", "ArrowDown", "ArrowLeft", "ArrowLeft");
        await Assertions.Expect(page.Cell(Regions, "SaaS")).ToBeFocusedAsync();
        await PressAsync(page, "End");
        await Assertions.Expect(page.Cell(Regions, "On-premises")).ToBeFocusedAsync();

        await PressAsync(page, "Control+End");
        var last = await LinesAsync(page) - 1;
        await Assertions.Expect(FocusedLine(page)).ToHaveAttributeAsync("data-index", $"{last}");
        await Assertions.Expect(page.Locator(".draft-grid [tabindex='0']")).ToHaveCountAsync(1);
        await PressAsync(page, "Control+Home");
        await Assertions.Expect(FocusedLine(page)).ToHaveAttributeAsync("data-index", "1");
        await PressAsync(page, "PageDown", "PageDown");
        await Assertions
            .Expect(FocusedLine(page))
            .ToHaveAttributeAsync("data-index", new System.Text.RegularExpressions.Regex("^[1-9][0-9]$"));
        await PressAsync(page, "PageUp", "PageUp", "PageUp");
        await Assertions.Expect(FocusedLine(page)).ToHaveAttributeAsync("data-index", "1");
    }

    [Fact]
    public async Task Cell_ScrolledOutOfSight_KeepsTheFocus()
    {
        await using var tab = await OpenAsync();
        var page = tab.Page;
        await page.GoToCellAsync(Classify, "PaaS");
        await page.Locator(".grid-scroll").EvaluateAsync("scroll => scroll.scrollTop = scroll.scrollHeight");
        await Assertions.Expect(page.Cell(Classify, "PaaS")).ToHaveCountAsync(0);
        await PressAsync(page, "ArrowDown");
        await Assertions.Expect(page.Cell(Regions, "PaaS")).ToBeFocusedAsync();
    }

    /// <summary>A fast user types before the circuit knows that the panel is open.</summary>
    [Fact]
    public async Task Text_TypedAsSoonAsAFieldIsThere_SurvivesAReload()
    {
        await using var tab = await OpenAsync();
        var page = tab.Page;
        await page.EvaluateAsync("() => { portalEditor.panelOpened = () => new Promise(() => {}); }");
        await page.GoToCellAsync(Support, "On-premises");
        await page.Keyboard.PressAsync("Enter");
        var note = page.CellPanel().GetByLabel("What Customer does");
        await note.FillAsync("Typed at once");

        // The address names the cell, so it opens again by itself.
        await page.ReloadAsync();
        await Assertions.Expect(note).ToHaveValueAsync("Typed at once");
        await note.FocusAsync();
        await page.Keyboard.PressAsync("Escape");
        await Question(page).Button("Discard").ClickAsync();
    }

    [Fact]
    public async Task UnsavedText_WhenThePageIsLeft_AsksAndIsKeptUntilSignOut()
    {
        await using var tab = await OpenAsync();
        var page = tab.Page;
        await page.GoToCellAsync(Support, "PaaS");
        await PressAsync(page, "Enter");
        await page.CellPanel().GetByLabel("What Customer does").FillAsync(new string('a', 2_003));
        await Assertions.Expect(page.Locator("label[data-count='2,003 of 2,000 characters. Remove 3.']")).ToBeVisibleAsync();
        await page.GetByText("Review and publish").ClickAsync();
        await Question(page).Button("Stay").ClickAsync();
        await page.GetByText("Review and publish").ClickAsync();
        await Question(page).Button("Leave").ClickAsync();

        // Wait until the review is shown. If Back is pressed before that, the navigation takes longer and would stop the sign-out below.
        await page.ExpectHeadingAsync("Review:");
        await page.GoBackAsync();
        await Assertions.Expect(page.CellPanel().GetByLabel("What Customer does")).ToHaveValueAsync(new string('a', 2_003));

        // Other journeys still need the session.
        await page.RouteAsync("**/account/sign-out", route => route.FulfillAsync(new RouteFulfillOptions { Body = "Signed out." }));
        await page.Button("Sign out").ClickAsync();
        await Assertions.Expect(Question(page)).ToBeVisibleAsync();

        // The circuit can render the bar again while the question is open.
        await page.EvaluateAsync("""() => document.querySelector("form[action$='/account/sign-out']").remove()""");
        await Question(page).Button("Discard and sign out").ClickAsync();
        await Assertions.Expect(page.GetByText("Signed out.")).ToBeVisibleAsync();
        Assert.Equal(0, await page.EvaluateAsync<int>("() => sessionStorage.length"));
    }

    [Fact]
    public async Task AdminPage_WithoutWebSockets_SaysSo()
    {
        await using var tab = await site.OpenAsEditorAsync(new BrowserNewContextOptions());
        await tab.Page.RouteWebSocketAsync("**/_blazor*", socket => socket.CloseAsync());
        await tab.Page.GotoAsync("/admin");
        await Assertions.Expect(tab.Page.GetByRole(AriaRole.Alert).GetByText("The admin pages can't connect")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Letters_SetPartiesWithUndoAndRedo()
    {
        await using var tab = await OpenAsync();
        var page = tab.Page;
        await page.GoToCellAsync(Classify, "SaaS");
        await PressAsync(page, "y");
        await page.ExpectCellAsync(Classify, "SaaS", "Yugabyte is accountable; changed since version");
        await PressAsync(page, "Shift+C");
        await page.ExpectCellAsync(Classify, "SaaS", "Yugabyte is accountable; Customer contributes");
        await PressAsync(page, "Control+z", "Control+z");
        await page.ExpectCellAsync(Classify, "SaaS", "Customer is accountable");
        await PressAsync(page, "Control+y");
        await page.ExpectCellAsync(Classify, "SaaS", "Yugabyte is accountable");
        await PressAsync(page, "Control+z");
        await Assertions.Expect(page.Report()).ToHaveTextAsync("Undone: 1 cell.");
        await Assertions.Expect(page.Cell(Classify, "SaaS")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Letter_TypedOutsideTheGrid_ChangesNothing()
    {
        await using var tab = await OpenAsync();
        var page = tab.Page;
        await page.GoToCellAsync(Classify, "PaaS");
        await page.GetByRole(AriaRole.Searchbox, new PageGetByRoleOptions { Name = "Search rows" }).FocusAsync();
        await page.Keyboard.TypeAsync("yyy");

        // The field is empty again, so it filters nothing, and the cell stays in sight.
        await PressAsync(page, "Backspace", "Backspace", "Backspace");
        await page.Locator("h1").FocusAsync();
        await PressAsync(page, "y");
        await page.ExpectCellAsync(Classify, "PaaS", "Customer is accountable");
    }

    [Fact]
    public async Task Range_SetAtOnce_OmitsAPartyThatAColumnLacks()
    {
        await using var tab = await OpenAsync();
        var page = tab.Page;
        await page.GoToCellAsync(Requests, "IaaS");
        await PressAsync(page, "Shift+ArrowRight", "Shift+ArrowDown");
        await Assertions.Expect(page.Locator(".draft-grid td[aria-selected='true']")).ToHaveCountAsync(4);
        await PressAsync(page, "p");
        await Assertions
            .Expect(page.Report())
            .ToHaveTextAsync(
                "2 cells: Public cloud provider is accountable. Press Ctrl+Z to undo. 2 cells skipped: Public cloud provider doesn't "
                    + "exist there."
            );
        await PressAsync(page, "Control+z");
        await Assertions.Expect(page.Report()).ToHaveTextAsync("Undone: 2 cells.");
    }

    [Fact]
    public async Task Paste_FromASpreadsheet_ShowsAPreviewFirst()
    {
        await using var tab = await OpenAsync();
        var page = tab.Page;
        using var clipboard = await Clipboard.TakeAsync(page);
        await page.GoToCellAsync(Retention, "SaaS");
        await clipboard.WriteAsync("Y\tY + C\nnonsense\tYugabyte*, Customer\r\n");
        await PressAsync(page, "Control+v");
        var dialog = page.DialogBox();
        await Assertions.Expect(page.Locator(".selection-count")).ToHaveTextAsync("1 cell selected");
        await Assertions.Expect(dialog.GetByText("3 cells will change, 1 not understood.")).ToBeVisibleAsync();
        await Assertions.Expect(dialog.GetByText("“nonsense” isn't understood.")).ToBeVisibleAsync();
        await Assertions.Expect(dialog.Button("Change 3 cells")).ToBeFocusedAsync();
        await PressAsync(page, "Enter");
        await Assertions.Expect(page.Report()).ToHaveTextAsync("3 cells pasted. Press Ctrl+Z to undo.");
        await page.ExpectCellAsync(Requests, "PaaS", "Yugabyte is accountable; Customer contributes");
        await Assertions.Expect(page.Cell(Retention, "SaaS")).ToBeFocusedAsync();

        await PressAsync(page, "Shift+ArrowRight", "Control+c");
        await clipboard.ExpectAsync("Y\tY + C");
        await Assertions.Expect(page.Report()).ToHaveTextAsync("2 cells copied.");
        await PressAsync(page, "Control+z");
        await Assertions.Expect(page.Report()).ToHaveTextAsync("Undone: 3 cells.");
    }

    [Fact]
    public async Task Conflict_OnACell_ShowsBothVersionsToTheSecondEditor()
    {
        await using var hers = await OpenAsync();
        await using var his = await site.OpenAsEditorAsync(new BrowserNewContextOptions());
        await his.Page.OpenEditorAsync();
        await hers.Page.GoToCellAsync(Support, "SaaS");
        await PressAsync(hers.Page, "Enter");
        var panel = hers.Page.CellPanel();
        // She is still in the field when he saves.
        await panel.GetByLabel("What Customer does").FillAsync("");
        await panel.GetByLabel("What Customer does").PressSequentiallyAsync("Sends logs without personal data.");

        await his.Page.GoToCellAsync(Support, "SaaS");
        await PressAsync(his.Page, "y");
        var conflict = panel.GetByRole(AriaRole.Alert);
        await Assertions.Expect(conflict).ToContainTextAsync($"{AdminSite.Editor} changed this cell");
        await Assertions.Expect(conflict).ToContainTextAsync("Yugabyte is accountable");
        await Assertions.Expect(panel.GetByLabel("What Customer does")).ToHaveValueAsync("Sends logs without personal data.");
        await conflict.Button("Overwrite with mine").ClickAsync();
        await Assertions.Expect(panel).ToBeHiddenAsync();
        await his.Page.ExpectCellAsync(Support, "SaaS", "Customer is accountable");

        await PressAsync(his.Page, "Enter");
        await his.Page.CellPanel().GetByText("History").ClickAsync();
        await Assertions.Expect(his.Page.CellPanel().Locator(".cell-history li")).ToHaveCountAsync(2);
        await Assertions.Expect(his.Page.CellPanel().Locator(".cell-history li").First).ToContainTextAsync(AdminSite.Administrator);
    }

    [Fact]
    public async Task Cell_EditedInItsPanelWithAReason_HasTheFocusAgain()
    {
        await using var tab = await OpenAsync();
        var page = tab.Page;
        await page.GoToCellAsync(Exit, "On-premises");
        await PressAsync(page, "F2");
        var panel = page.CellPanel();
        await Assertions.Expect(panel.GetByText("Not in On-premises: Public cloud provider.")).ToBeVisibleAsync();
        await panel.GetByRole(AriaRole.Radio, new LocatorGetByRoleOptions { Name = "Yugabyte" }).CheckAsync();
        await panel.GetByLabel("Reason for the change").FillAsync("Agreed with support.");
        await PressAsync(page, "Control+Enter");
        await Assertions.Expect(panel).ToBeHiddenAsync();
        await page.ExpectCellAsync(Exit, "On-premises", "Yugabyte is accountable");
        await Assertions.Expect(page.Cell(Exit, "On-premises")).ToBeFocusedAsync();

        await PressAsync(page, "Enter");
        await panel.GetByText("History").ClickAsync();
        await Assertions.Expect(panel.Locator(".cell-history li").First).ToContainTextAsync("Agreed with support.");
        await panel.GetByLabel("What Yugabyte does").FillAsync("Half a sen");
        await PressAsync(page, "Escape");
        await Question(page).Button("Keep editing").ClickAsync();
        await Assertions.Expect(panel.GetByLabel("What Yugabyte does")).ToBeFocusedAsync();
        await PressAsync(page, "Escape");
        await Question(page).Button("Discard").ClickAsync();
        await Assertions.Expect(page.Cell(Exit, "On-premises")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Link_ToACell_OpensItAndScrollsTheGrid()
    {
        await using var tab = await OpenAsync();
        var page = tab.Page;
        await page.GotoAsync($"{EditorSteps.Address}?cell=own-encryption-key/paas");
        await Assertions.Expect(page.CellPanel().GetByRole(AriaRole.Heading).First).ToContainTextAsync("· PaaS");
        await Assertions
            .Expect(page.Locator(".draft-grid tr[data-row='own-encryption-key'] td").Nth(1))
            .ToHaveAttributeAsync("tabindex", "0");
        await PressAsync(page, "Escape");
        await Assertions.Expect(page.Locator(".draft-grid tr[data-row='own-encryption-key'] td").Nth(1)).ToBeFocusedAsync();
    }

    [Fact]
    public async Task Comments_AreShownAtTheCellAndAmongTheChecks()
    {
        await using var tab = await OpenAsync();
        var page = tab.Page;
        await page.GoToCellAsync(Exit, "IaaS");
        await PressAsync(page, "Enter");
        var panel = page.CellPanel();
        await panel.GetByText("Team comments").ClickAsync();
        await panel.GetByLabel("New comment").FillAsync("Ask the lawyers first.");
        await panel.Button("Add comment").ClickAsync();
        await Assertions.Expect(panel.Locator(".comment")).ToContainTextAsync("Ask the lawyers first.");
        await panel.Button("Close").ClickAsync();
        await page.Button("Checks and comments").ClickAsync();
        await Assertions.Expect(panel.GetByText("Ask the lawyers first.")).ToBeVisibleAsync();
        await panel.Button($"{Exit} · IaaS").ClickAsync();
        await panel.Locator(".comment").Button("Resolve").ClickAsync();
        await Assertions.Expect(panel.Locator(".comment")).ToContainTextAsync("resolved by");
    }

    private async Task<BrowserTab> OpenAsync()
    {
        var tab = await site.OpenAsAdministratorAsync(new BrowserNewContextOptions());
        await tab.Page.OpenEditorAsync();
        return tab;
    }

    private static ILocator Question(IPage page) => page.GetByRole(AriaRole.Dialog, new PageGetByRoleOptions { Name = "Unsaved text" });

    private static async Task PressAsync(IPage page, params string[] keys)
    {
        foreach (var key in keys)
        {
            await page.Keyboard.PressAsync(key);
        }
    }

    private static ILocator FocusedLine(IPage page) => page.Locator(".draft-grid tr:has(td:focus)");

    private static async Task<int> LinesAsync(IPage page) =>
        int.Parse((await page.Grid().GetAttributeAsync("data-lines"))!, System.Globalization.CultureInfo.InvariantCulture);
}
