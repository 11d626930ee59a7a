using Microsoft.Playwright;
using ResponsibilityPortal.EndToEndTests.Support;
using ResponsibilityPortal.EndToEndTests.Support.Drilling;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.EndToEndTests.Drills;

/// <summary>The instance of an open editor is killed: the proxy sends the editor to the other one, with the unsaved text.</summary>
[Collection(ProxiedInstances.Collection)]
public sealed class InstanceEditorTests(ProxiedInstances instances)
{
    private const string Row = "Classify data before it is loaded";

    [Fact]
    public async Task UnsavedNote_WhenTheInstanceIsKilled_IsSavedByTheOther()
    {
        await using var tab = await instances.OpenAsAdministratorAsync();
        var page = tab.Page;
        await page.OpenEditorAsync();
        await page.GoToCellAsync(Row, "PaaS");
        await page.Keyboard.PressAsync("Enter");
        var note = page.CellPanel().GetByLabel("What Customer does");
        await note.FillAsync("Half a sen");

        await (await instances.First.RunningAsync()).KillAsync();
        var lost = page.GetByRole(AriaRole.Dialog, new PageGetByRoleOptions { Name = AdminTexts.ConnectionLost });
        await lost.Button("Reload").ClickAsync();

        await Assertions.Expect(note).ToHaveValueAsync("Half a sen");
        await note.FocusAsync();
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.TypeAsync("tence.");
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(page.CellPanel()).ToBeHiddenAsync();
        await instances.First.KillAndStartAsync();
        Assert.Contains(await instances.Database.ReadEditsAsync(), edit => edit.Note == "Half a sentence.");
    }
}
