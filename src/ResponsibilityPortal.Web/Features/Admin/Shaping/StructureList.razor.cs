using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Web.Features.Admin.Shaping.Forms;

namespace ResponsibilityPortal.Web.Features.Admin.Shaping;

public sealed partial class StructureList
{
    private static readonly StructureReport Gone = new("Another editor has removed this.");

    /// <summary>Slug.</summary>
    [Parameter, EditorRequired]
    public required string Matrix { get; set; }

    /// <remarks>Without the cells edited since: none of them shows here.</remarks>
    [Parameter, EditorRequired]
    public required DraftFrame Frame { get; set; }

    /// <summary>A part that is a list.</summary>
    [Parameter, EditorRequired]
    public required StructurePart Part { get; set; }

    /// <summary>For rows, the slug of the domain whose rows are shown.</summary>
    [Parameter]
    public string? Domain { get; set; }

    [Parameter, EditorRequired]
    public required StructureEditor Editor { get; set; }

    [Parameter]
    public bool CanEdit { get; set; }

    [Parameter]
    public EventCallback<StructureReport> OnDone { get; set; }

    [Inject]
    public required TimeProvider Clock { get; set; }

    [Inject]
    public required PortalUrls Urls { get; set; }

    private Matrix Content => Frame.Content;

    private IReadOnlyList<StructureItem> Items => Part.ItemsOf(Content, Frame.Published, Domain);

    private string Caption => Part == StructurePart.Rows ? $"Rows of {Content.Domains.First(domain => domain.Slug == Domain).Name}" : Part.Title;

    private Task AddAsync() => AskAsync($"Add a {Part.Noun}", FormFor(null));

    private Task ActAsync((StructureAct Act, StructureItem Item) asked)
    {
        var (act, item) = asked;
        return act switch
        {
            StructureAct.Change => AskAsync($"Change the {Part.Noun} {item.Title}", FormFor(item.Slug)),
            StructureAct.Copy => AskAsync($"Add a hosting model as a copy of {item.Title}", ElementForms.CopyOf(Content, item.Slug)),
            StructureAct.Move => AskAsync(
                $"Move {item.Title}", Part.Set is { } set ? ElementForms.MoveOf(set, Content, item.Slug) : ElementForms.MoveOfRow(Content, item.Slug)),
            StructureAct.Remove => RemoveAsync(item),
            StructureAct.CheckedToday => CheckedTodayAsync(item),
            _ => StepAsync(act, item),
        };
    }

    private ElementForm? FormFor(string? slug) => Part.Set is { } set ? ElementForms.Of(set, Content, slug) : ElementForms.Row(Content, slug, Domain!);

    private async Task AskAsync(string title, ElementForm? form)
    {
        if (form is null)
        {
            await OnDone.InvokeAsync(Gone);
        }
        else if (await Editor.AskAsync(title, form) is { } outcome)
        {
            await OnDone.InvokeAsync(StructureReport.Of(outcome));
        }
    }

    /// <summary>Moves an element one place up or down.</summary>
    private async Task StepAsync(StructureAct act, StructureItem item)
    {
        var order = Items.Select(other => other.Slug).ToList();
        var at = order.IndexOf(item.Slug);
        if (at < 0 || at == (act == StructureAct.Up ? 0 : order.Count - 1))
        {
            await OnDone.InvokeAsync(new StructureReport($"“{item.Title}” is already {(act == StructureAct.Up ? "first" : "last")}."));
            return;
        }

        var before = act == StructureAct.Up ? order[at - 1] : at + 2 < order.Count ? order[at + 2] : null;
        await ShapeAsync(Part.Set is { } set ? new ShapeEdit.Move(set, item.Slug, before) : new ShapeEdit.MoveRow(item.Slug, Domain!, before));
    }

    /// <summary>Notes that a source still said today what rows cite it for.</summary>
    private async Task CheckedTodayAsync(StructureItem item)
    {
        if (ElementSets.Sources.Find(Content, item.Slug) is not { } source)
        {
            await OnDone.InvokeAsync(new StructureReport("Another editor has removed this source."));
            return;
        }

        var today = DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);
        await ShapeAsync(new ShapeEdit.Put<Source>(ElementSets.Sources, source with { CheckedOn = today }, source));
    }

    private async Task RestoreAsync(string slug) =>
        await OnDone.InvokeAsync(StructureReport.Of(await Editor.ShapeAsync(new ShapeEdit.Restore(Part.Set, slug))) with { TakesFocus = true });

    private async Task RemoveAsync(StructureItem item)
    {
        var word = Part == StructurePart.Rows && item.IsPublished ? "Retire" : "Remove";
        ShapeEdit edit = Part.Set is { } set ? new ShapeEdit.Remove(set, item.Slug) : new ShapeEdit.RemoveRow(item.Slug);
        if (await Editor.RemoveAsync($"{word} the {Part.Noun} {item.Title}", word, edit) is { } outcome)
        {
            // The button that asked goes with its line.
            await OnDone.InvokeAsync(StructureReport.Of(outcome) with { TakesFocus = outcome is ShapeOutcome.Shaped });
        }
    }

    private async Task ShapeAsync(ShapeEdit edit) => await OnDone.InvokeAsync(StructureReport.Of(await Editor.ShapeAsync(edit)));
}
