using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Store.Evidence;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web;
using ResponsibilityPortal.Web.Drafts;
using ResponsibilityPortal.Web.Features.Admin.Structure;
using ResponsibilityPortal.Web.Features.Admin.Structure.Uploading;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Structure;

public sealed class StructurePageTests : PortalPageTest
{
    private const string Matrix = "sample";

    private DraftStructureEditor StructureEditor => Portal.Service<DraftStructureEditor>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Portal.Host.PublishAsync(Given.Matrix(), change: Portal.Admin.Change());
        Share<DraftStructureEditor>();
        Share<StructureEdits>();
        Share<UploadLimit>();
        Share<BuiltInOffers>();
        Share<DraftSnapshots>();
    }

    [Fact]
    public async Task Undo_AfterAnotherMessage_IsStillOffered()
    {
        var page = await OpenAsync();
        await page.Find("button[aria-label='Move Keep keys up']").ClickAsync();
        await page.Find("button[aria-label='Move Keep keys up']").ClickAsync();
        Assert.Contains("“Keep keys” is already first.", page.Find(".done").TextContent, StringComparison.Ordinal);
        await page.Find(".done button").ClickAsync();
        Assert.Equal(["sign-in", "keys", "backup"], await RowsAsync());
    }

    [Fact]
    public async Task Undo_AfterThePageWasLeft_IsListedWithWordsAndUser()
    {
        var page = await OpenAsync();
        await page.Find("button[aria-label='Move Keep keys up']").ClickAsync();
        var again = await OpenAsync();
        Assert.Empty(again.FindAll(".done button"));
        var edit = Assert.Single(again.FindAll(".edits li"));
        Assert.Contains("Moved the row “Keep keys” before “Set up sign-in”.", edit.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ada Admin", edit.TextContent, StringComparison.Ordinal);
        await again.Find(".edits button").ClickAsync();
        Assert.Equal(["sign-in", "keys", "backup"], await RowsAsync());
        Assert.Equal("Redo", again.Find(".edits button").TextContent);
        await again.Find(".edits button").ClickAsync();
        Assert.Equal(["keys", "sign-in", "backup"], await RowsAsync());
        Assert.Equal("Undo", Assert.Single(again.FindAll(".edits button")).TextContent);
    }

    [Fact]
    public async Task RetiredRow_IsListedAndRestored()
    {
        await ConsentAsync(new StructureEdit.RemoveRow("keys"));
        var page = await OpenAsync();
        Assert.Contains("Retired since version 1", page.Markup, StringComparison.Ordinal);
        await page.Find("button[aria-label='Restore Keep keys']").ClickAsync();
        Assert.Equal(["sign-in", "keys", "backup"], await RowsAsync());
        Assert.Contains("Restored the row “Keep keys”.", page.Find(".done").TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Retired since", page.Markup, StringComparison.Ordinal);
        Assert.False((await DraftAsync()).HasChanges);
    }

    [Fact]
    public async Task RemovedHostingModel_IsListedAndRestored()
    {
        await ConsentAsync(new StructureEdit.Remove(ElementSets.HostingModels, "paas"));
        var page = await OpenAsync("models");
        await page.Find("button[aria-label='Restore PaaS']").ClickAsync();
        Assert.False((await DraftAsync()).HasChanges);
    }

    [Fact]
    public async Task Approver_SeesWhatIsRetiredAndCanRestoreNothing()
    {
        await ConsentAsync(new StructureEdit.RemoveRow("keys"));
        var page = await OpenAsync(null, Roles.Approver);
        Assert.Contains("Keep keys", page.Find("ul.picked").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("ul.picked button"));
        Assert.Empty(page.FindAll(".edits button"));
    }

    [Fact]
    public async Task CheckedToday_StoresTheDayOfTheSource()
    {
        await StructureEditor.EditStructureAsync(
            Matrix,
            new StructureEdit.Put<Source>(ElementSets.Sources, new Source("docs", "Docs", "https://docs.example", "vendor-docs"), null),
            Portal.Admin.Change(),
            Cancellation
        );
        var page = await OpenAsync("sources");
        Assert.Equal("https://docs.example", page.Find("td a").GetAttribute("href"));
        await page.Find("button[aria-label='Docs: checked today']").ClickAsync();
        Assert.Equal(Portal.Today, Assert.Single((await DraftAsync()).Content.Sources).CheckedOn);
    }

    [Fact]
    public async Task Synonyms_AreAddedEditedRemovedAndUndone()
    {
        var page = await OpenAsync("synonyms");
        Assert.Contains("There are no synonyms yet.", page.Markup, StringComparison.Ordinal);
        await SaveAsync("Add synonyms", "pentest\npen test");
        await page.WaitForElementAsync("button[aria-label='Edit the synonyms pen test, pentest']");
        await SaveAsync("Edit", "pentest\npenetration test");
        await page.WaitForElementAsync("button[aria-label='Edit the synonyms penetration test, pentest']");
        Assert.Contains("Changed the synonyms “pentest, penetration test”.", page.Find(".done").TextContent, StringComparison.Ordinal);
        await page.Find(".done button").ClickAsync();
        Assert.Equal([new SynonymGroup(["pen test", "pentest"])], (await DraftAsync()).Content.Synonyms);
        var removal = ClickAsync("Remove");
        await (await Dialogs.WaitForElementAsync("form")).SubmitAsync();
        await removal;
        await page.WaitForElementAsync(".empty");
        Assert.Empty((await DraftAsync()).Content.Synonyms);
        await page.Find(".done button").ClickAsync();
        Assert.Equal([new SynonymGroup(["pen test", "pentest"])], (await DraftAsync()).Content.Synonyms);
        await AssertIntactAsync();

        Task ClickAsync(string button) =>
            page.InvokeAsync(() => page.FindAll("button").First(one => one.TextContent.Trim() == button).ClickAsync());

        async Task SaveAsync(string button, string terms)
        {
            // The click ends when the dialog closes.
            var click = ClickAsync(button);
            await (await Dialogs.WaitForElementAsync("#field-terms")).ChangeAsync(terms);
            await Dialogs.Find("form").SubmitAsync();
            await click;
        }
    }

    [Fact]
    public async Task DefaultSynonyms_AreTurnedOffAndOn()
    {
        var page = await OpenAsync("synonyms");
        await page.InvokeAsync(() => Switch().ClickAsync());
        Assert.False((await DraftAsync()).Content.UsesDefaultSynonyms);
        Assert.True((await DraftAsync()).HasChanges);
        Assert.Equal("Turn on the default synonyms", Switch().TextContent);
        Assert.Contains("Turned off the default synonyms.", page.Find(".done").TextContent, StringComparison.Ordinal);
        await page.InvokeAsync(() => Switch().ClickAsync());
        Assert.False((await DraftAsync()).HasChanges);
        await AssertIntactAsync();

        AngleSharp.Dom.IElement Switch() =>
            page.FindAll("button.small").Single(button => button.TextContent.EndsWith("default synonyms", StringComparison.Ordinal));
    }

    [Fact]
    public async Task TryTheSearch_AfterSynonymsAreAdded_FindsTheRow()
    {
        var page = await OpenAsync("synonyms");
        await page.Find("#try-question").InputAsync("Crown jewels?");
        Assert.Equal("The search finds no row.", Tried().TextContent.Trim());
        var click = page.PressAsync("Add synonyms");
        await (await Dialogs.WaitForElementAsync("#field-terms")).ChangeAsync("crown jewels\nkeys");
        await Dialogs.Find("form").SubmitAsync();
        await click;
        await page.WaitForElementAsync("[aria-labelledby=try-title] ol");
        Assert.Equal("Keep keys", page.Find("[aria-labelledby=try-title] li b").TextContent);
        await page.Find("#try-question").InputAsync(" ");
        Assert.Empty(Tried().TextContent.Trim());

        AngleSharp.Dom.IElement Tried() => page.Find("[aria-labelledby=try-title] [role=status]");
    }

    [Fact]
    public async Task Synonyms_ForAnApprover_HaveNoActions()
    {
        await StructureEditor.EditStructureAsync(
            Matrix,
            new StructureEdit.PutSynonyms(new SynonymGroup(["pen test", "pentest"]), null),
            Portal.Admin.Change(),
            Cancellation
        );
        var page = await OpenAsync("synonyms", Roles.Approver);
        Assert.Equal("pen test, pentest", page.Find("tbody th").TextContent);
        Assert.Empty(page.FindAll("main button, .structure button, button.small"));
    }

    /// <summary>Compares the stored draft with what the log says.</summary>
    private async Task AssertIntactAsync()
    {
        using var evidence = Portal.Service<StoreEvidenceFactory>().Open();
        Assert.Empty(await Task.Run(() => new StoreVerification(evidence, [], null).Run(Cancellation).Faults, Cancellation));
    }

    private Task<IRenderedComponent<StructurePage>> OpenAsync(string? part = null, Roles roles = Roles.FirstAdministrator)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(Portal.Service<PortalUrls>().Structure(Matrix, part));
        return OpenAsync<StructurePage>(Portal.Admin, roles, (nameof(StructurePage.Matrix), Matrix));
    }

    private async Task ConsentAsync(StructureEdit edit)
    {
        var preview = Assert
            .IsType<StructureOutcome.Unconfirmed>(
                await StructureEditor.EditStructureAsync(Matrix, edit, Portal.Admin.Change(), Cancellation)
            )
            .Preview;
        Assert.IsType<StructureOutcome.Edited>(
            await StructureEditor.EditStructureAsync(Matrix, edit with { Accepted = preview }, Portal.Admin.Change(), Cancellation)
        );
    }

    private async Task<ResponsibilityPortal.Domain.Drafts.DraftSnapshot> DraftAsync() =>
        (await StructureEditor.OpenAsync(Matrix, Portal.Admin.Actor, Cancellation))!;

    private async Task<IEnumerable<string>> RowsAsync() => (await DraftAsync()).Content.Responsibilities.Select(row => row.Slug);
}
