using Microsoft.Playwright;
using ResponsibilityPortal.EndToEndTests.Support;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.EndToEndTests.Drills;

/// <summary>The portal is killed during an edit: acknowledged edits are stored, and unsaved text is restored.</summary>
public sealed class EditorReconnectTests(Site site)
{
    private const string Row = "Classify data before it is loaded";

    [Fact]
    public async Task UnsavedNoteAndSavedEdit_WhenThePortalIsKilled_AreKept()
    {
        using var data = new TemporaryDirectory();
        await using var first = await PortalProcess.StartByNameAsync(data.Path);
        await using var tab = await site.OpenAsync(first.Address, new BrowserNewContextOptions());
        var page = tab.Page;
        await page.SetUpWithPasskeyAsync(await first.SetupLinkAsync(), "Ada Admin");
        await page.OpenEditorAsync();
        await page.GoToCellAsync(Row, "SaaS");
        await page.Keyboard.PressAsync("y");
        await page.ExpectCellAsync(Row, "SaaS", "Yugabyte is accountable");
        await page.GoToCellAsync(Row, "PaaS");
        await page.Keyboard.PressAsync("Enter");
        await page.CellPanel().GetByLabel("What Customer does").FillAsync("Half a sen");

        await first.KillAsync();
        var lost = page.GetByRole(AriaRole.Dialog, new PageGetByRoleOptions { Name = AdminTexts.ConnectionLost });
        await Assertions.Expect(lost).ToBeVisibleAsync();
        await using var second = await PortalProcess.StartAsync(data.Path, "--urls", first.Address.ToString());
        await lost.Button("Reload").ClickAsync();

        var note = page.CellPanel().GetByLabel("What Customer does");
        await Assertions.Expect(note).ToHaveValueAsync("Half a sen");
        await page.ExpectCellAsync(Row, "SaaS", "Yugabyte is accountable");
        await note.FocusAsync();
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.TypeAsync("tence.");
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(page.CellPanel()).ToBeHiddenAsync();
        await page.GoToCellAsync(Row, "PaaS");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(note).ToHaveValueAsync("Half a sentence.");
    }
}
