using Microsoft.Playwright;
using ResponsibilityPortal.EndToEndTests.Support;
using ResponsibilityPortal.EndToEndTests.Support.Drilling;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.EndToEndTests.Drills;

/// <summary>
/// The instance of an open editor is killed or stopped: the proxy sends the editor to the other one, with the unsaved text.
/// </summary>
[Collection(ProxiedInstances.Collection)]
public sealed class InstanceEditorTests(ProxiedInstances instances)
{
    private const string Row = "Classify data before it is loaded";

    [Fact]
    public async Task UnsavedNote_WhenTheInstanceIsStopped_MovesToTheOtherByItself()
    {
        await using var tab = await instances.OpenAsAdministratorAsync();
        var page = tab.Page;
        await page.OpenEditorAsync();
        await page.GoToCellAsync(Row, "IaaS");
        await page.Keyboard.PressAsync("Enter");
        var note = page.CellPanel().GetByLabel("What Customer does");
        await note.FillAsync("Half a wo");
        var loadedAt = await LoadedAtAsync(page);

        var stopping = await instances.First.RunningAsync();
        await stopping.StopAsync();
        Assert.Equal(0, stopping.ExitCode);
        Assert.Contains("Pages that are still open: 0.", stopping.Output, StringComparison.Ordinal);
        Assert.NotEqual(loadedAt, await LoadedAtAsync(page));

        await Assertions.Expect(note).ToHaveValueAsync("Half a wo");
        await note.FocusAsync();
        await page.Keyboard.PressAsync("Control+End");
        await page.Keyboard.TypeAsync("rd.");
        await page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(page.CellPanel()).ToBeHiddenAsync();
        await instances.First.KillAndStartAsync();
        Assert.Contains(await instances.Database.ReadEditsAsync(), edit => edit.Note == "Half a word.");
    }

    [Fact]
    public async Task UnsavedForm_WhenTheInstanceIsStopped_AsksToSaveFirst()
    {
        await using var tab = await instances.OpenAsAdministratorAsync();
        var page = tab.Page;
        await page.GotoAsync("/admin/users");
        await page.OpenDialogAsync("Add user");
        await page.Field("Name").FillAsync("Bob");
        var notice = page.GetByText("about to reload from another server");
        await Assertions.Expect(notice).ToBeHiddenAsync();

        var stopping = await instances.First.RunningAsync();
        var stopped = stopping.StopAsync();
        await Assertions.Expect(notice).ToBeVisibleAsync();
        await page.Button("Cancel").ClickAsync();
        await page.Button("Discard").ClickAsync();
        await stopped;
        Assert.Contains("Pages that are still open: 0.", stopping.Output, StringComparison.Ordinal);
        await page.ExpectHeadingAsync("Users");
        await instances.First.KillAndStartAsync();
    }

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

    private static Task<double> LoadedAtAsync(IPage page) => page.EvaluateAsync<double>("() => performance.timeOrigin");
}
