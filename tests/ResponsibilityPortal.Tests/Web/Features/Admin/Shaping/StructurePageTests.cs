using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web;
using ResponsibilityPortal.Web.Drafts;
using ResponsibilityPortal.Web.Features.Admin.Shaping;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Shaping;

public sealed class StructurePageTests : PortalPageTest
{
    private const string Matrix = "sample";

    private DraftShaper Shaper => Portal.Service<DraftShaper>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Portal.Host.PublishAsync(Given.Matrix());
        Share<DraftShaper>();
        Share<StructureEdits>();
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
        await ConsentAsync(new ShapeEdit.RemoveRow("keys"));
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
        await ConsentAsync(new ShapeEdit.Remove(ElementSets.HostingModels, "paas"));
        var page = await OpenAsync("models");
        await page.Find("button[aria-label='Restore PaaS']").ClickAsync();
        Assert.False((await DraftAsync()).HasChanges);
    }

    [Fact]
    public async Task Approver_SeesWhatIsRetiredAndCanRestoreNothing()
    {
        await ConsentAsync(new ShapeEdit.RemoveRow("keys"));
        var page = await OpenAsync(null, Roles.Approver);
        Assert.Contains("Keep keys", page.Find("ul.picked").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("ul.picked button"));
        Assert.Empty(page.FindAll(".edits button"));
    }

    [Fact]
    public async Task CheckedToday_StoresTheDayOfTheSource()
    {
        await Shaper.ShapeAsync(Matrix, new ShapeEdit.Put<Source>(ElementSets.Sources, new Source("docs", "Docs", "https://docs.example", "vendor-docs"), null), Portal.Admin.Change(), Cancellation);
        var page = await OpenAsync("sources");
        Assert.Equal("https://docs.example", page.Find("td a").GetAttribute("href"));
        await page.Find("button[aria-label='Docs: checked today']").ClickAsync();
        Assert.Equal(Portal.Today, Assert.Single((await DraftAsync()).Content.Sources).CheckedOn);
    }

    private async Task<IRenderedComponent<StructurePage>> OpenAsync(string? part = null, Roles roles = Roles.FirstAdministrator)
    {
        Services.GetRequiredService<NavigationManager>().NavigateTo(Portal.Service<PortalUrls>().Structure(Matrix, part));
        var page = Open<StructurePage>(Portal.Admin, roles, (nameof(StructurePage.Matrix), Matrix));
        await page.WaitForElementAsync("h2");
        return page;
    }

    private async Task ConsentAsync(ShapeEdit edit)
    {
        var preview = Assert.IsType<ShapeOutcome.Unconfirmed>(await Shaper.ShapeAsync(Matrix, edit, Portal.Admin.Change(), Cancellation)).Preview;
        Assert.IsType<ShapeOutcome.Shaped>(await Shaper.ShapeAsync(Matrix, edit with { Accepted = preview }, Portal.Admin.Change(), Cancellation));
    }

    private async Task<ResponsibilityPortal.Domain.Drafts.DraftSnapshot> DraftAsync() => (await Shaper.OpenAsync(Matrix, Portal.Admin.Actor, Cancellation))!;

    private async Task<IEnumerable<string>> RowsAsync() => (await DraftAsync()).Content.Responsibilities.Select(row => row.Slug);
}
