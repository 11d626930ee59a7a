using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Web.Features.Admin.Structure.Forms;

namespace ResponsibilityPortal.Web.Features.Admin.Structure;

public sealed partial class SynonymList
{
    /// <summary>The maximum number of groups that are shown at once. Users find other groups with the search.</summary>
    public const int ShownMaxCount = 150;

    private string _search = "";

    [Parameter, EditorRequired]
    public required DraftSnapshot Draft { get; set; }

    [Parameter, EditorRequired]
    public required StructureCommands Editor { get; set; }

    [Parameter]
    public bool CanEdit { get; set; }

    [Parameter]
    public EventCallback<StructureReport> OnDone { get; set; }

    private Matrix Matrix => Draft.Frame.Content;

    private ValueList<SynonymGroup> Found =>
        string.IsNullOrWhiteSpace(_search)
            ? Matrix.Synonyms
            : Matrix
                .Synonyms.Where(group => group.Terms.Any(term => term.Contains(_search.Trim(), StringComparison.OrdinalIgnoreCase)))
                .ToValueList();

    private Task AddAsync() => AskAsync("Add synonyms", ElementForms.Synonyms(Matrix, null)!);

    private async Task EditAsync(SynonymGroup group)
    {
        if (ElementForms.Synonyms(Matrix, group) is { } form)
        {
            await AskAsync($"Edit the synonyms {group.InWords}", form);
        }
        else
        {
            await OnDone.InvokeAsync(new StructureReport("Another editor has changed or removed these synonyms."));
        }
    }

    private async Task AskAsync(string title, ElementForm form)
    {
        if (await Editor.AskAsync(title, form) is { } outcome)
        {
            await OnDone.InvokeAsync(StructureReport.Of(outcome));
        }
    }

    private async Task RemoveAsync(SynonymGroup group)
    {
        var edit = new StructureEdit.RemoveSynonyms(group);
        if (await Editor.RemoveAsync($"Remove the synonyms {group.InWords}", "Remove", edit) is { } outcome)
        {
            // The button that was pressed disappears with its line.
            await OnDone.InvokeAsync(StructureReport.Of(outcome) with { TakesFocus = outcome is StructureOutcome.Edited });
        }
    }

    private async Task SwitchAsync() =>
        await OnDone.InvokeAsync(
            StructureReport.Of(await Editor.EditStructureAsync(new StructureEdit.SetDefaultSynonyms(!Matrix.UsesDefaultSynonyms)))
        );
}
