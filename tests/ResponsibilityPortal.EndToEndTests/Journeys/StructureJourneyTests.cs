using Microsoft.Playwright;
using ResponsibilityPortal.EndToEndTests.Support;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.EndToEndTests.Journeys;

/// <summary>The rows and columns of a draft are edited with the keyboard alone. Readers see none of it.</summary>
public sealed class StructureJourneyTests(SetUpPortal portal) : IClassFixture<SetUpPortal>, IAsyncLifetime
{
    private const string Row = "Classify data before it is loaded";

    private BrowserTab _tab = null!;

    private IPage Page => _tab.Page;

    public async ValueTask InitializeAsync() => _tab = await portal.OpenAsAdministratorAsync();

    public ValueTask DisposeAsync() => _tab.DisposeAsync();

    [Fact]
    public async Task ColumnAndRow_CopiedAndRetiredWithTheKeyboardAlone()
    {
        await Page.OpenStructureAsync("models");
        await KeyboardSteps.PressAsync(Page.Button("Copy PaaS"));
        await KeyboardSteps.TabToAsync(Page.Field("Name"));
        await Page.Keyboard.TypeAsync("Edge appliance");
        await KeyboardSteps.PressAsync(Page.DialogBox().Button("Add"));
        await Assertions
            .Expect(Page.GetByRole(AriaRole.Status).GetByText("Added the hosting model “Edge appliance” as a copy of “PaaS”."))
            .ToBeVisibleAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Row)).ToHaveCountAsync(6);

        await KeyboardSteps.PressAsync(Page.Button("Move Edge appliance up"));
        await Assertions.Expect(Page.GetByRole(AriaRole.Row).Nth(4)).ToContainTextAsync("Edge appliance");
        await Assertions.Expect(Page.Button("Move Edge appliance up")).ToBeFocusedAsync();

        await KeyboardSteps.PressAsync(Page.Link("Rows"));
        await KeyboardSteps.PressAsync(Page.Button($"Retire {Row}"));
        await Assertions.Expect(Page.DialogBox()).ToContainTextAsync($"The row “{Row}” and its cells.");
        await KeyboardSteps.PressAsync(Page.DialogBox().Button("Retire"));
        await Assertions.Expect(Page.GetByRole(AriaRole.Status).GetByText($"Retired the row “{Row}”.")).ToBeVisibleAsync();
        await Assertions.Expect(Page.Button($"Retire {Row}")).ToHaveCountAsync(0);

        await KeyboardSteps.PressAsync(Page.Button("Undo"));
        await Assertions.Expect(Page.Button($"Retire {Row}")).ToBeVisibleAsync();
        await KeyboardSteps.PressAsync(Page.Button("Redo"));
        await Assertions.Expect(Page.Button($"Retire {Row}")).ToHaveCountAsync(0);

        await Page.ReloadAsync();
        await Assertions.Expect(Page.GetByRole(AriaRole.Table)).ToBeVisibleAsync();
        await Assertions.Expect(Page.Button($"Retire {Row}")).ToHaveCountAsync(0);

        await using var stranger = await portal.OpenAsync();
        await stranger.Page.GotoAsync(Site.Matrix);
        await Assertions.Expect(stranger.Page.GetByText(Row).First).ToBeVisibleAsync();
        await Assertions.Expect(stranger.Page.GetByText("Edge appliance")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Structure_ChangedByOneEditor_IsShownToAnother()
    {
        var other = await Page.Context.NewPageAsync();
        await other.OpenStructureAsync("parties");
        await Page.OpenStructureAsync("parties");
        await Page.OpenDialogAsync("Edit Yugabyte");
        await Page.Field("Name").FillAsync("Yugabyte Inc.");
        await Page.DialogBox().Button("Save").ClickAsync();
        await Assertions.Expect(other.GetByRole(AriaRole.Table)).ToContainTextAsync("Yugabyte Inc.");
    }

    [Fact]
    public async Task NewMatrix_IsNotShownToReaders()
    {
        await Page.GotoAsync("/admin");
        await Page.Link("New matrix").ClickAsync();
        await Page.GetByLabel("Title", new PageGetByLabelOptions { Exact = true }).FillAsync("Lamp responsibilities");
        await Page.GetByLabel("Issuer").FillAsync("Lamp Works");
        await Page.GetByLabel("Summary").FillAsync("Who answers for what in Lamp.");
        await Page.GetByLabel("Name of the first domain").FillAsync("Access");
        await Page.GetByLabel("Title of the first row").FillAsync("Set up sign-in");
        await Page.Button(AdminTexts.EmptyMatrix).ClickAsync();
        await Page.ExpectHeadingAsync("Structure of Lamp responsibilities");
        await Assertions.Expect(Page.GetByRole(AriaRole.Table)).ToContainTextAsync("Set up sign-in");
        Assert.Equal(404, (await Page.GotoAsync("/matrices/lamp-responsibilities"))!.Status);
    }
}
