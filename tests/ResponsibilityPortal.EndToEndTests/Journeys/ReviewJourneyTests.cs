using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using ResponsibilityPortal.EndToEndTests.Support;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.EndToEndTests.Journeys;

/// <summary>From an edit to the reader pages: review, publish, announce, withdraw.</summary>
public sealed class ReviewJourneyTests(Site site) : IAsyncLifetime
{
    /// <summary>The time within which a published version is served everywhere.</summary>
    private const string Row = "Classify data before it is loaded";
    private const string Review = $"{EditorSteps.Address}/review";

    private readonly TemporaryDirectory _data = new();
    private PortalProcess _portal = null!;
    private BrowserTab _ada = null!;

    private IPage Ada => _ada.Page;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _ada.DisposeAsync();
        await _portal.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task Edit_PublishedWithTheKeyboardAlone_IsShownToReaders()
    {
        await StartAsync();
        await KeyboardSteps.PressAsync(Ada.GetByRole(AriaRole.Link, new PageGetByRoleOptions { NameRegex = new Regex("^Edit ") }));
        await Assertions.Expect(Ada.Cell(Row, "SaaS")).ToBeVisibleAsync();
        await KeyboardSteps.TabToAsync(Ada.Locator(".draft-grid td[tabindex='0']"));
        await Ada.Keyboard.PressAsync("ArrowDown");
        await Assertions.Expect(Ada.Cell(Row, "SaaS")).ToBeFocusedAsync();
        await Ada.Keyboard.PressAsync("y");
        await Ada.ExpectCellAsync(Row, "SaaS", "Yugabyte is accountable");

        await KeyboardSteps.PressAsync(Ada.Link("Review and publish"));
        await Ada.ExpectHeadingAsync("Review: ");
        await KeyboardSteps.TypeAsync(Ada.GetByLabel(AdminTexts.MessageToReaders), "Yugabyte classifies in SaaS.");
        await KeyboardSteps.PressAsync(Ada.Button("Publish version 2…"));
        await Assertions
            .Expect(Ada.GetByRole(AriaRole.Alert))
            .ToHaveTextAsync("Enter a reason for the changes of accountability that have none yet.");
        await KeyboardSteps.TypeAsync(Ada.GetByLabel("Reason for the 1 change of accountability"), "Agreed with Yugabyte.");
        await KeyboardSteps.PressAsync(Ada.Button("Publish version 2…"));
        await Assertions.Expect(Ada.Heading("Publish version 2?")).ToBeFocusedAsync();
        await KeyboardSteps.PressAsync(Ada.Button("Publish version 2"));
        await Assertions.Expect(Ada.Locator(".report")).ToHaveTextAsync("Version 2 is published.");

        await using var stranger = await site.OpenAsync(_portal.Address, new BrowserNewContextOptions { JavaScriptEnabled = false });
        await stranger.Page.GotoAsync($"{Site.Matrix}?q=classify");
        await Assertions
            .Expect(stranger.Page.Locator("tbody tr").Filter(new LocatorFilterOptions { HasText = Row }).First)
            .ToContainTextAsync("Yugabyte is accountable");
        await stranger.Page.GotoAsync($"{Site.Matrix}/versions");
        await Assertions.Expect(stranger.Page.GetByText("Yugabyte classifies in SaaS.")).ToBeVisibleAsync();
        await stranger.Page.GotoAsync($"{Site.Matrix}/compare?from=1&to=2");
        await Assertions.Expect(stranger.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("You hand over 1 duty and take on none.");
    }

    [Fact]
    public async Task Review_WithASecondApprover_IsSentBackThenApprovedAndPublished()
    {
        await StartAsync("--Portal:FourEyes=true");
        await using var ed = await JoinAsync("Ed Editor", "Editor");
        await EditAsync(ed.Page, "y");
        await ed.Page.GotoAsync(Review);
        await ed.Page.GetByLabel("What should be reviewed").FillAsync("Is this agreed?");
        await ed.Page.Button("Request a review").ClickAsync();
        await Assertions.Expect(ed.Page.GetByText("Ed Editor requested a review on")).ToBeVisibleAsync();

        await Ada.GotoAsync(Review);
        await Assertions.Expect(Ada.GetByText("Is this agreed?")).ToBeVisibleAsync();
        await Ada.Button("Send back").ClickAsync();
        await Assertions.Expect(Ada.Locator(".report")).ToContainTextAsync("Enter what needs to change");
        await Ada.GetByLabel("Comment (required when sending back)").FillAsync("The provider does it.");
        await Ada.Button("Send back").ClickAsync();
        await Assertions.Expect(ed.Page.GetByText("Ada Admin: The provider does it.")).ToBeVisibleAsync();

        await EditAsync(ed.Page, "p");
        await Assertions.Expect(Ada.GetByText("The draft has changed since you opened this page.")).ToBeVisibleAsync();

        // The draft changed while she was reviewing it, so the button must not approve it.
        await Ada.Button("Approve").ClickAsync();
        await Assertions.Expect(Ada.Locator(".report")).ToContainTextAsync("The draft has changed since you opened it.");
        await Assertions.Expect(Ada.GetByText("sent an earlier state back")).ToBeVisibleAsync();
        await Ada.Button("Approve").ClickAsync();
        await Assertions.Expect(Ada.GetByText("Approved by Ada Admin")).ToBeVisibleAsync();
        await Ada.GetByLabel(AdminTexts.MessageToReaders).FillAsync("The provider classifies.");
        await Ada.GetByLabel("Reason for the 1 change of accountability").FillAsync("By contract.");
        await Ada.Button("Publish version 2…").ClickAsync();
        await Ada.Button("Publish version 2").ClickAsync();
        await Assertions.Expect(Ada.Locator(".report")).ToHaveTextAsync("Version 2 is published.");

        await using var stranger = await site.OpenAsync(_portal.Address, new BrowserNewContextOptions());
        await stranger.Page.GotoAsync(Site.Matrix);
        await Assertions
            .Expect(stranger.Page.Locator(".version").First)
            .ToContainTextAsync("published by Ada Admin; approved by Ada Admin");

        // She can't publish a draft with her own edit.
        await EditAsync(Ada, "c");
        await Ada.GotoAsync(Review);
        await Assertions.Expect(Ada.Button("Publish version 3…")).ToBeDisabledAsync();
        await Assertions.Expect(Ada.Button("Approve")).ToBeDisabledAsync();
    }

    [Fact]
    public async Task AnnouncedVersion_IsShownWhileTheOneInForceStays()
    {
        await StartAsync();
        await EditAsync(Ada, "y");
        await Ada.GotoAsync(Review);
        var day = DateTime.UtcNow.AddDays(10).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        await Ada.GetByLabel(AdminTexts.MessageToReaders).FillAsync("From next week.");
        await Ada.GetByLabel("Reason for the 1 change of accountability").FillAsync("Agreed.");
        await Ada.GetByLabel("on a date (announced now)").CheckAsync();
        await Ada.GetByLabel("Day (UTC)").FillAsync(day);
        await Ada.GetByLabel("Day (UTC)").BlurAsync();
        await Ada.Button("Publish version 2…").ClickAsync();
        await Ada.Button("Publish version 2").ClickAsync();
        await Assertions.Expect(Ada.GetByText($"Version 2 is published and takes effect on {day} 00:00 UTC")).ToBeVisibleAsync();

        await using var stranger = await site.OpenAsync(_portal.Address, new BrowserNewContextOptions { JavaScriptEnabled = false });
        var page = stranger.Page;
        await page.GotoAsync(Site.Matrix);
        await Assertions.Expect(page.Locator(".version").First).ToContainTextAsync("Version 1");
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync($"Version 2 applies from {day} 00:00 UTC");
        await Assertions.Expect(page.GetByRole(AriaRole.Main)).ToContainTextAsync("you hand over 1 duty and take on none");
        await page.GotoAsync($"{Site.Matrix}/as-of/{DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}");
        Assert.EndsWith("/versions/1", new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
        await page.GotoAsync($"{Site.Matrix}/as-of/{day}");
        Assert.EndsWith("/versions/2", new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EarlierVersion_RestoredAfterDiscardingChanges_IsPublished()
    {
        await StartAsync();
        await EditAsync(Ada, "y");
        await PublishAsync("Yugabyte classifies.");
        await EditAsync(Ada, "p");

        // A link of the review to a cell far down scrolls the grid to it and opens the panel.
        await Ada.GotoAsync($"{EditorSteps.Address}?cell=drivers-and-integrations/paas");
        await Assertions.Expect(Ada.Cell("Choose and update connected drivers and tools", "PaaS")).ToHaveAttributeAsync("tabindex", "0");
        await Assertions.Expect(Ada.Cell("Choose and update connected drivers and tools", "PaaS")).ToBeInViewportAsync();
        await Ada.GotoAsync($"{EditorSteps.Address}/versions");
        await Ada.Button("Publish version 1 again").ClickAsync();
        await Assertions.Expect(Ada.GetByText("1 duty moves to the customer")).ToBeVisibleAsync();

        // The message that is there says nothing yet.
        await Ada.Button("Publish version 3…").ClickAsync();
        await Assertions.Expect(Ada.GetByText("Complete the message")).ToBeVisibleAsync();
        await PublishAgainAsync();
        await Assertions.Expect(Ada.Locator(".report")).ToContainTextAsync("The draft has unpublished changes.");

        await Ada.GotoAsync(Review);
        await Ada.Button("Discard all changes…").ClickAsync();
        await Ada.Button("Discard all changes").ClickAsync();
        await Assertions.Expect(Ada.Locator(".report")).ToHaveTextAsync("Discarded. The draft is the same as version 2 again.");

        await Ada.GotoAsync($"{EditorSteps.Address}/versions");
        await Ada.Button("Publish version 1 again").ClickAsync();
        await PublishAgainAsync();
        await Assertions.Expect(Ada.Locator(".report")).ToHaveTextAsync("Version 3 is published.");
        await using var stranger = await site.OpenAsync(_portal.Address, new BrowserNewContextOptions());
        await stranger.Page.GotoAsync($"{Site.Matrix}?q=classify");
        await Assertions
            .Expect(stranger.Page.Locator("tbody tr").Filter(new LocatorFilterOptions { HasText = Row }).First)
            .ToContainTextAsync("Customer is accountable");
    }

    [Fact]
    public async Task CopiedColumn_IsPreviewedAndPublished()
    {
        await StartAsync();
        await Ada.OpenStructureAsync("models");
        await Ada.OpenDialogAsync("Copy PaaS");
        await Ada.Field("Name").FillAsync("Edge appliance");
        await Ada.DialogBox().Button("Add").ClickAsync();
        await Assertions.Expect(Ada.DialogBox()).ToBeHiddenAsync();
        await Ada.GotoAsync(EditorSteps.Address);
        await Assertions
            .Expect(Ada.GetByRole(AriaRole.Columnheader, new PageGetByRoleOptions { Name = "Edge appliance" }))
            .ToBeVisibleAsync();

        await Ada.GotoAsync($"{EditorSteps.Address}/preview");
        await Assertions.Expect(Ada.Locator(".draft-mark")).ToContainTextAsync("DRAFT");
        await Assertions
            .Expect(Ada.GetByRole(AriaRole.Columnheader).Filter(new LocatorFilterOptions { HasText = "Edge appliance" }))
            .ToBeVisibleAsync();
        await using var stranger = await site.OpenAsync(_portal.Address, new BrowserNewContextOptions { JavaScriptEnabled = false });
        await stranger.Page.GotoAsync(Site.Matrix);
        await Assertions.Expect(stranger.Page.GetByText("Edge appliance")).ToHaveCountAsync(0);

        await PublishAsync("A fifth hosting model.");
        await stranger.Page.ReloadAsync();
        await Assertions
            .Expect(stranger.Page.GetByRole(AriaRole.Columnheader).Filter(new LocatorFilterOptions { HasText = "Edge appliance" }))
            .ToBeVisibleAsync();
    }

    private async Task PublishAgainAsync()
    {
        await Ada.GetByLabel(AdminTexts.MessageToReaders).FillAsync("Back to version 1: the contract ended.");
        await Ada.Button("Publish version 3…").ClickAsync();
        await Assertions.Expect(Ada.GetByText("Version 3 takes effect immediately.")).ToBeVisibleAsync();
        await Ada.Button("Confirm: publish version 3").ClickAsync();
    }

    private async Task StartAsync(params string[] settings)
    {
        _portal = await PortalProcess.StartByNameAsync(_data.Path, settings);
        _ada = await site.OpenAsync(_portal.Address, new BrowserNewContextOptions());
        await Ada.SetUpWithPasskeyAsync(await _portal.SetupLinkAsync(), "Ada Admin");
    }

    private async Task<BrowserTab> JoinAsync(string name, string role)
    {
        await Ada.OpenUsersAsync();
        var link = await Ada.AddUserAsync(name, role);
        var tab = await site.OpenAsync(_portal.Address, new BrowserNewContextOptions());
        await tab.Page.JoinWithPasskeyAsync(link);
        return tab;
    }

    /// <summary>Makes a party accountable by its letter in one cell.</summary>
    private static async Task EditAsync(IPage page, string letter)
    {
        await page.OpenEditorAsync();
        await page.GoToCellAsync(Row, "SaaS");
        await page.Keyboard.PressAsync(letter);
        await Assertions.Expect(page.Report()).ToContainTextAsync("1 cell:");
    }

    private async Task PublishAsync(string message)
    {
        await Ada.GotoAsync(Review);
        await Ada.GetByLabel(AdminTexts.MessageToReaders).FillAsync(message);
        if (await Ada.GetByLabel("Reason for the 1 change of accountability").CountAsync() > 0)
        {
            await Ada.GetByLabel("Reason for the 1 change of accountability").FillAsync("Agreed.");
        }

        await Ada.GetByRole(AriaRole.Button, new PageGetByRoleOptions { NameRegex = new Regex(@"^Publish version \d+…$") }).ClickAsync();
        await Ada.Locator(".confirm")
            .GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { NameRegex = new Regex("^Publish version") })
            .ClickAsync();
        await Assertions.Expect(Ada.Locator(".report")).ToContainTextAsync("is published.");
    }
}
