using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;
using MudBlazor.Services;
using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Components.Unsaved;
using ResponsibilityPortal.Web.Features.Admin.Structure;
using ResponsibilityPortal.Web.Features.Admin.Structure.Forms;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Structure;

public sealed class StructureDialogTests : ComponentTest
{
    private readonly List<(StructureEdit Edit, Guid OperationId, string? Reason)> _sent = [];
    private readonly IRenderedComponent<MudDialogProvider> _provider;
    private Matrix _matrix = Given.Matrix().InCanonicalOrder();

    public StructureDialogTests()
    {
        Services.AddMudServices();
        Services.AddScoped<UnsavedTexts>();
        JSInterop.Mode = JSRuntimeMode.Loose;
        Render<MudPopoverProvider>();
        _provider = Render<MudDialogProvider>();
    }

    [Fact]
    public async Task Save_ValidInput_SavesItAndClosesTheDialog()
    {
        await OpenAsync(ElementForms.Of(ElementSets.Parties, _matrix, Given.Vendor)!);
        await _provider.Find("#field-name").ChangeAsync("Maker");
        await _provider.Find("#shape-reason").ChangeAsync(" It is called so. ");
        await _provider.Find("form").SubmitAsync();
        Assert.Equal("Maker", _matrix.Parties[1].Name);
        Assert.Equal("It is called so.", Assert.Single(_sent).Reason);
        Assert.Empty(_provider.FindAll("form"));
    }

    [Fact]
    public async Task Save_InvalidInput_ShowsProblemsAndKeepsIt()
    {
        await OpenAsync(ElementForms.Of(ElementSets.Parties, _matrix, null)!);
        await _provider.Find("#field-letter").ChangeAsync("v");
        await _provider.Find("form").SubmitAsync();
        Assert.Contains("Party, name: must not be empty.", _provider.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("v", _provider.Find("#field-letter").GetAttribute("value"));
        await _provider.Find("#field-name").ChangeAsync("Auditor");
        await _provider.Find("#field-letter").ChangeAsync("a");
        await _provider.Find("form").SubmitAsync();
        Assert.Equal(("auditor", "A"), (_matrix.Parties[^1].Slug, _matrix.Parties[^1].Letter));
        Assert.Single(_sent.Select(sent => sent.OperationId).Distinct());
    }

    [Fact]
    public async Task Removal_ShowsWhatIsRemovedFirst()
    {
        await OpenAsync(ElementForms.Of(ElementSets.HostingModels, _matrix, "saas")!);
        await _provider.InvokeAsync(() => _provider.FindAll("#field-parties input")[1].ChangeAsync(false));
        await _provider.Find("form").SubmitAsync();
        Assert.Contains(
            "2 cells no longer have an accountable party.",
            _provider.Find("[role=alert]").TextContent,
            StringComparison.Ordinal
        );
        Assert.Contains(Given.Vendor, _matrix.HostingModels[0].Parties);
        await _provider.Find("form").SubmitAsync();
        Assert.DoesNotContain(Given.Vendor, _matrix.HostingModels[0].Parties);
    }

    [Fact]
    public async Task Save_AfterAnotherEditor_ShowsBothValuesToChoose()
    {
        await OpenAsync(ElementForms.Of(ElementSets.Parties, _matrix, Given.Vendor)!);
        await _provider.Find("#field-name").ChangeAsync("Mine");
        _matrix = _matrix with
        {
            Parties = [_matrix.Parties[0], _matrix.Parties[1] with { Name = "Theirs", Description = "Theirs too." }, _matrix.Parties[2]],
        };
        await _provider.Find("form").SubmitAsync();
        Assert.Contains("Name: “Theirs”", _provider.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("Theirs", _matrix.Parties[1].Name);
        Assert.Equal("Mine", _provider.Find("#field-name").GetAttribute("value"));
        await _provider.Find("form").SubmitAsync();
        Assert.Equal(("Mine", "Theirs too."), (_matrix.Parties[1].Name, _matrix.Parties[1].Description));
    }

    [Fact]
    public async Task Name_ThatAnotherElementHas_IsSavedAfterAWarning()
    {
        await OpenAsync(ElementForms.Of(ElementSets.Domains, _matrix, "data")!);
        await _provider.Find("#field-name").ChangeAsync("Access");
        await _provider.Find("form").SubmitAsync();
        Assert.Contains("already called “Access” (access)", _provider.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("Save anyway", _provider.Find("button[type=submit]").TextContent);
        Assert.Empty(_sent);
        await _provider.Find("form").SubmitAsync();
        Assert.Equal(["Access", "Access"], _matrix.Domains.Select(domain => domain.Name));
    }

    [Fact]
    public async Task Synonyms_WithOneTermOrATermOfAnotherGroup_AreSavedAfterAWarning()
    {
        _matrix = (_matrix with { Synonyms = [new SynonymGroup(["pen test", "pentest"])] }).InCanonicalOrder();
        await OpenAsync(ElementForms.Synonyms(_matrix, null)!);
        await _provider.Find("#field-terms").ChangeAsync(" Pentest ");
        await _provider.Find("form").SubmitAsync();
        Assert.Contains("A term alone has no synonym.", _provider.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        await _provider.Find("#field-terms").ChangeAsync("Pentest\n\nwhite hat");
        await _provider.Find("form").SubmitAsync();
        Assert.Contains("also in the group “pen test, pentest”", _provider.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Empty(_sent);
        await _provider.Find("form").SubmitAsync();
        Assert.Equal([new SynonymGroup(["Pentest", "white hat"]), new SynonymGroup(["pen test", "pentest"])], _matrix.Synonyms);
    }

    [Theory]
    [InlineData("#field-note")]
    [InlineData("#shape-reason")]
    public async Task Cancel_WithTypedText_AsksAndKeepsIt(string field)
    {
        JSInterop.Setup<string>("portalUnsaved.ask", _ => true).SetResult("stay");
        await OpenAsync(ElementForms.Row(_matrix, "keys", "access")!);
        await _provider.Find(field).ChangeAsync("A long note");
        await _provider.PressAsync("Cancel");
        Assert.Single(JSInterop.Invocations["portalUnsaved.ask"]);
        Assert.Equal("A long note", _provider.Find(field).GetAttribute("value"));
        Assert.Equal("true", _provider.Find("[data-unsaved]").GetAttribute("data-unsaved"));
    }

    [Fact]
    public async Task Save_RemovedElement_IsRefused()
    {
        await OpenAsync(ElementForms.Row(_matrix, "keys", "access")!);
        _matrix = _matrix.Without("keys").InCanonicalOrder();
        await _provider.Find("form").SubmitAsync();
        Assert.Contains("removed", _provider.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Empty(_provider.FindAll("button[type=submit]"));
    }

    [Fact]
    public async Task Rows_AreFoundBySearchAndPicked()
    {
        await OpenAsync(ElementForms.Row(_matrix, "keys", "access")!);
        await _provider.Find("#field-related-search").InputAsync("backups");
        await _provider.Find("#field-related button[aria-label='Add Make backups']").ClickAsync();
        await _provider.Find("form").SubmitAsync();
        Assert.Equal(["backup"], _matrix.Responsibilities.Single(row => row.Slug == "keys").Related);
    }

    private Task OpenAsync(ElementForm form) =>
        _provider.InvokeAsync(() =>
            Services
                .GetRequiredService<IDialogService>()
                .ShowAsync<StructureDialog>(
                    "An element",
                    new DialogParameters<StructureDialog>
                    {
                        { view => view.Form, form },
                        { view => view.Save, SaveAsync },
                        { view => view.Current, () => Task.FromResult<Matrix?>(_matrix) },
                    }
                )
        );

    /// <summary>Replaces the service, without a store.</summary>
    private Task<StructureOutcome> SaveAsync(StructureEdit edit, Guid operationId, string? reason)
    {
        _sent.Add((edit, operationId, reason));
        StructureOutcome outcome;
        switch (edit.On(_matrix, null))
        {
            case StructureResult.Applied applied:
                _matrix = applied.Matrix;
                outcome = new StructureOutcome.Edited(applied.Words, operationId);
                break;
            case StructureResult.Stale(var what):
                outcome = new StructureOutcome.Stale(what);
                break;
            case StructureResult.Unconfirmed(var preview):
                outcome = new StructureOutcome.Unconfirmed(preview);
                break;
            case StructureResult.Invalid(var problems):
                outcome = new StructureOutcome.Invalid(problems);
                break;
            default:
                outcome = new StructureOutcome.Unchanged();
                break;
        }

        return Task.FromResult(outcome);
    }
}
