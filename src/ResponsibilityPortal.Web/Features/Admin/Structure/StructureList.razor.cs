using Microsoft.AspNetCore.Components;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Web.Features.Admin.Structure.Forms;

namespace ResponsibilityPortal.Web.Features.Admin.Structure;

public sealed partial class StructureList
{
    private static readonly StructureReport Gone = new("Another editor has removed this.");

    /// <summary>Slug.</summary>
    [Parameter, EditorRequired]
    public required string Matrix { get; set; }

    /// <remarks>Doesn't include cells that were edited since, because the list shows no cells.</remarks>
    [Parameter, EditorRequired]
    public required DraftFrame Frame { get; set; }

    /// <summary>A part that is a list.</summary>
    [Parameter, EditorRequired]
    public required StructurePart Part { get; set; }

    /// <summary>For rows, the slug of the domain whose rows are shown.</summary>
    [Parameter]
    public string? Domain { get; set; }

    [Parameter, EditorRequired]
    public required StructureCommands Editor { get; set; }

    [Parameter]
    public bool CanEdit { get; set; }

    [Parameter]
    public EventCallback<StructureReport> OnDone { get; set; }

    [Inject]
    public required TimeProvider Clock { get; set; }

    [Inject]
    public required PortalUrls Urls { get; set; }

    private Matrix Content => Frame.Content;

    private IReadOnlyList<ListedElement> Items => Part.ItemsOf(Content, Frame.Published, Domain);

    private string Caption =>
        Part == StructurePart.Rows ? $"Rows of {Content.Domains.First(domain => domain.Slug == Domain).Name}" : Part.TitleIn(Content);

    private Task AddAsync() => AskAsync($"Add {Part.NounIn(Content)}", FormFor(null));

    private Task ActAsync((ElementAction Act, ListedElement Item) asked)
    {
        var (act, item) = asked;
        return act switch
        {
            ElementAction.Change => AskAsync($"Edit the {Part.NounIn(Content)} {item.Title}", FormFor(item.Slug)),
            ElementAction.Copy => AskAsync(
                $"Add {Article.With(Content.ColumnKind.Singular)} as a copy of {item.Title}",
                ElementForms.CopyOf(Content, item.Slug)
            ),
            ElementAction.Move => AskAsync(
                $"Move {item.Title}",
                Part.Set is { } set ? ElementForms.MoveOf(set, Content, item.Slug) : ElementForms.MoveOfRow(Content, item.Slug)
            ),
            ElementAction.Remove => RemoveAsync(item),
            ElementAction.CheckedToday => CheckedTodayAsync(item),
            _ => StepAsync(act, item),
        };
    }

    private ElementForm? FormFor(string? slug) =>
        Part.Set is { } set ? ElementForms.Of(set, Content, slug) : ElementForms.Row(Content, slug, Domain!);

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
    private async Task StepAsync(ElementAction act, ListedElement item)
    {
        var order = Items.Select(other => other.Slug).ToList();
        var at = order.IndexOf(item.Slug);
        if (at < 0 || at == (act == ElementAction.Up ? 0 : order.Count - 1))
        {
            await OnDone.InvokeAsync(new StructureReport($"“{item.Title}” is already {(act == ElementAction.Up ? "first" : "last")}."));
            return;
        }

        var before =
            act == ElementAction.Up ? order[at - 1]
            : at + 2 < order.Count ? order[at + 2]
            : null;
        await EditStructureAsync(
            Part.Set is { } set ? new StructureEdit.Move(set, item.Slug, before) : new StructureEdit.MoveRow(item.Slug, Domain!, before)
        );
    }

    /// <summary>Records that a source was checked today and still supports the rows that cite it.</summary>
    private async Task CheckedTodayAsync(ListedElement item)
    {
        if (ElementSets.Sources.Find(Content, item.Slug) is not { } source)
        {
            await OnDone.InvokeAsync(new StructureReport("Another editor has removed this source."));
            return;
        }

        var today = DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);
        await EditStructureAsync(new StructureEdit.Put<Source>(ElementSets.Sources, source with { CheckedOn = today }, source));
    }

    private async Task RestoreAsync(string slug) =>
        await OnDone.InvokeAsync(
            StructureReport.Of(await Editor.EditStructureAsync(new StructureEdit.Restore(Part.Set, slug))) with
            {
                TakesFocus = true,
            }
        );

    private async Task RemoveAsync(ListedElement item)
    {
        var word = Part == StructurePart.Rows && item.IsPublished ? "Retire" : "Remove";
        StructureEdit edit = Part.Set is { } set ? new StructureEdit.Remove(set, item.Slug) : new StructureEdit.RemoveRow(item.Slug);
        if (await Editor.RemoveAsync($"{word} the {Part.NounIn(Content)} {item.Title}", word, edit) is { } outcome)
        {
            // The button that was pressed disappears with its line.
            await OnDone.InvokeAsync(StructureReport.Of(outcome) with { TakesFocus = outcome is StructureOutcome.Edited });
        }
    }

    private async Task EditStructureAsync(StructureEdit edit) =>
        await OnDone.InvokeAsync(StructureReport.Of(await Editor.EditStructureAsync(edit)));
}
