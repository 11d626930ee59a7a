using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using MudBlazor;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafting;
using ResponsibilityPortal.Domain.Drafting.Shaping;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Web.Drafts;
using ResponsibilityPortal.Web.Features.Shaping.Forms;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Shaping;

/// <summary>Rows, columns and texts of a draft. What others change shows while the page stands open.</summary>
public sealed partial class StructurePage : IDisposable
{
    private LiveDraft? _live;
    private SignedIn? _who;
    private DraftFrame? _frame;
    private ElementReference _status;
    private string? _message;
    private IReadOnlyList<StructureEdit> _edits = [];
    private Guid? _undo;
    private bool _isAboutLast;
    private bool _isRead;
    private bool _hasOffer;
    private bool _focusStatus;
    private string? _readFor;

    [Parameter]
    public required string Matrix { get; set; }

    [SupplyParameterFromQuery(Name = PortalUrls.PartKey)]
    public string? PartKey { get; set; }

    [SupplyParameterFromQuery(Name = PortalUrls.DomainKey)]
    public string? Domain { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required DraftShaper Shaper { get; set; }

    [Inject]
    public required StructureEdits Edits { get; set; }

    [Inject]
    public required BuiltInOffers Offers { get; set; }

    [Inject]
    public required DraftSnapshots Drafts { get; set; }

    [Inject]
    public required TimeProvider Clock { get; set; }

    [Inject]
    public required PortalUrls Urls { get; set; }

    [Inject]
    public required IDialogService Dialogs { get; set; }

    private string Slug => Matrix;

    /// <remarks>Without the cells edited since: none of them shows here.</remarks>
    private Matrix? Content => _frame?.Content;

    private int Latest => _frame?.Latest ?? 0;

    /// <summary>The edit that was made, undone or redone last on this page.</summary>
    private StructureEdit? Last => _undo is { } operation ? _edits.FirstOrDefault(edit => edit.OperationId == operation) : null;

    private bool CanEdit => _who?.HasAny(Roles.Editor) == true;

    private StructurePart Shown => StructurePart.Of(PartKey);

    private string? ShownDomain => Shown != StructurePart.Rows ? null
        : Content?.Domains.FirstOrDefault(domain => domain.Slug == Domain)?.Slug ?? Content?.Domains[0].Slug;

    private IReadOnlyList<StructureItem> Items => Content is null ? [] : Shown.ItemsOf(Content, _frame!.Published, ShownDomain);

    private string Caption => Shown == StructurePart.Rows ? $"Rows of {Content!.Domains.First(domain => domain.Slug == ShownDomain).Name}" : Shown.Title;

    public void Dispose() => _live?.Dispose();

    protected override async Task OnParametersSetAsync()
    {
        _who = SignedIn.From((await Authentication).User);
        if (_readFor != Matrix)
        {
            _readFor = Matrix;
            _live?.Dispose();
            _live = new LiveDraft(Drafts, Matrix, Clock, () => InvokeAsync(FollowAsync));
            (_message, _undo) = (null, null);
            await ReadAsync();
            _hasOffer = _who is not null && _frame is not null && await Offers.FindAsync(Matrix, _who.Actor, CancellationToken.None) is not null;
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_focusStatus)
        {
            _focusStatus = false;
            await _status.FocusAsync();
        }
    }

    private async Task ReadAsync()
    {
        _frame = _who is null ? null : (await Shaper.OpenAsync(Matrix, _who.Actor, CancellationToken.None))?.Frame;
        _edits = _frame is null ? [] : await Edits.ListAsync(Matrix, _who!.Actor, CancellationToken.None);
        _isRead = true;
    }

    private async Task FollowAsync()
    {
        var before = _frame;
        await ReadAsync();
        if (!ReferenceEquals(before, _frame))
        {
            StateHasChanged();
        }
    }

    private Task ChangeTextsAsync() => AskAsync("Change the texts of the matrix", ElementForms.Texts(Content!));

    private Task AddAsync() => AskAsync($"Add a {Shown.Noun}", FormFor(null));

    private Task ActAsync((StructureAct Act, StructureItem Item) wish)
    {
        var (act, item) = wish;
        return act switch
        {
            StructureAct.Change => AskAsync($"Change the {Shown.Noun} {item.Title}", FormFor(item.Slug)),
            StructureAct.Copy => AskAsync($"Add a hosting model as a copy of {item.Title}", ElementForms.CopyOf(Content!, item.Slug)),
            StructureAct.Move => AskAsync(
                $"Move {item.Title}", Shown.Set is { } set ? ElementForms.MoveOf(set, Content!, item.Slug) : ElementForms.MoveOfRow(Content!, item.Slug)),
            StructureAct.Remove => RemoveAsync(item),
            StructureAct.CheckedToday => CheckedTodayAsync(item),
            _ => StepAsync(act, item),
        };
    }

    private ElementForm? FormFor(string? slug) => Shown.Set is { } set ? ElementForms.Of(set, Content!, slug) : ElementForms.Row(Content!, slug, ShownDomain!);

    /// <summary>Moves an element one place up or down.</summary>
    private async Task StepAsync(StructureAct act, StructureItem item)
    {
        var order = Items.Select(other => other.Slug).ToList();
        var at = order.IndexOf(item.Slug);
        if (at < 0 || at == (act == StructureAct.Up ? 0 : order.Count - 1))
        {
            Say($"“{item.Title}” is already {(act == StructureAct.Up ? "first" : "last")}.");
            return;
        }

        var before = act == StructureAct.Up ? order[at - 1] : at + 2 < order.Count ? order[at + 2] : null;
        ShapeEdit edit = Shown.Set is { } set ? new ShapeEdit.Move(set, item.Slug, before) : new ShapeEdit.MoveRow(item.Slug, ShownDomain!, before);
        await ShowAsync(await ShapeAsync(edit, Guid.CreateVersion7(), null));
    }

    /// <summary>Notes that a source still said today what rows cite it for.</summary>
    private async Task CheckedTodayAsync(StructureItem item)
    {
        if (ElementSets.Sources.Find(Content!, item.Slug) is not { } source)
        {
            Say("Another editor has removed this source.");
            return;
        }

        var today = DateOnly.FromDateTime(Clock.GetUtcNow().UtcDateTime);
        await ShowAsync(await ShapeAsync(new ShapeEdit.Put<Source>(ElementSets.Sources, source with { CheckedOn = today }, source), Guid.CreateVersion7(), null));
    }

    private async Task RestoreAsync(string slug)
    {
        await ShowAsync(await ShapeAsync(new ShapeEdit.Restore(Shown.Set, slug), Guid.CreateVersion7(), null));
        _focusStatus = true;
    }

    /// <summary>Shows what a removal takes away, and removes once that is agreed to.</summary>
    private async Task RemoveAsync(StructureItem item)
    {
        ShapeEdit edit = Shown.Set is { } set ? new ShapeEdit.Remove(set, item.Slug) : new ShapeEdit.RemoveRow(item.Slug);
        var outcome = await ShapeAsync(edit, Guid.CreateVersion7(), null);
        if (outcome is not ShapeOutcome.Unconfirmed(var preview))
        {
            await ShowAsync(outcome);
            return;
        }

        var word = Shown == StructurePart.Rows && item.IsPublished ? "Retire" : "Remove";
        await AskAsync($"{word} the {Shown.Noun} {item.Title}", new ElementForm([], () => edit) { SaveLabel = word }, preview);
        _focusStatus = _undo is not null;
    }

    private async Task AskAsync(string title, ElementForm? form, RemovalPreview? preview = null)
    {
        if (form is null)
        {
            Say("Another editor has removed this.");
            return;
        }

        var dialog = await Dialogs.ShowAsync<ShapeDialog>(title, new DialogParameters<ShapeDialog>
        {
            { view => view.Form, form },
            { view => view.Preview, preview ?? RemovalPreview.Nothing },
            { view => view.Save, ShapeAsync },
            { view => view.Current, CurrentAsync },
        });
        if (await dialog.Result is { Canceled: false, Data: ShapeOutcome outcome })
        {
            await ShowAsync(outcome);
        }
    }

    private Task<ShapeOutcome> ShapeAsync(ShapeEdit edit, Guid operationId, string? reason) =>
        Shaper.ShapeAsync(Matrix, edit, new Change(_who!.Actor, operationId, reason), CancellationToken.None);

    private async Task<Matrix?> CurrentAsync() => (await Shaper.OpenAsync(Matrix, _who!.Actor, CancellationToken.None))?.Frame.Content;

    private async Task UndoAsync(Guid operation)
    {
        await ShowAsync(await Shaper.UndoAsync(Matrix, operation, new Change(_who!.Actor, Guid.CreateVersion7(), null), CancellationToken.None));
        _focusStatus = true;
    }

    private async Task ShowAsync(ShapeOutcome outcome)
    {
        if (outcome is ShapeOutcome.Shaped(var words, var operation))
        {
            (_message, _undo, _isAboutLast) = (words, operation, true);
        }
        else
        {
            Say(ShapeWords.Of(outcome));
        }

        await ReadAsync();
        StateHasChanged();
    }

    /// <summary>Says something that is no edit; the last edit keeps its undo.</summary>
    private void Say(string message) => (_message, _isAboutLast) = (message, false);
}
