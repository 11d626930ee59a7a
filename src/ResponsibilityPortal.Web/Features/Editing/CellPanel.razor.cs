using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafting;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Web.Components.Unsaved;
using ResponsibilityPortal.Web.Drafts;
using ResponsibilityPortal.Web.Features.Editing.Comments;

namespace ResponsibilityPortal.Web.Features.Editing;

/// <summary>One cell in full: who owns it, what each party does, why, and how it came to be so. There is one panel for all cells.</summary>
public sealed partial class CellPanel
{
    private ElementReference _panel;
    private ElementReference _conflict;
    private ElementReference _problemLine;
    private CellComments? _comments;
    private DraftCell _opened = null!;
    private CellForm _form = null!;
    private Responsibility _row = null!;
    private HostingModel _model = null!;
    private IReadOnlyList<Party> _present = [];
    private IReadOnlyList<string> _absent = [];
    private IReadOnlyList<CellHistoryEntry>? _history;
    private DraftCell? _theirs;
    private string? _problem;
    private Guid _explaining = Guid.CreateVersion7();
    private bool _isAsking;
    private bool _isSaving;
    private bool _isTyping;
    private bool _shows;

    /// <summary>Counts how often the fields were filled anew, so that the browser keeps nothing of what was in them.</summary>
    private int _round;

    [Parameter, EditorRequired]
    public required EditorSession Session { get; set; }

    [Parameter, EditorRequired]
    public required CellKey Cell { get; set; }

    [Parameter, EditorRequired]
    public required Actor Who { get; set; }

    [Parameter]
    public bool CanEdit { get; set; }

    [Parameter]
    public EventCallback OnClosed { get; set; }

    [Parameter]
    public EventCallback<EditReport> OnSaved { get; set; }

    [Inject]
    public required MatrixEditor Editor { get; set; }

    [Inject]
    public required CellReasons Reasons { get; set; }

    [Inject]
    public required UnsavedTexts Texts { get; set; }

    [Inject]
    public required IJSRuntime Browser { get; set; }

    private bool IsUnsaved => _form.IsDirty || _comments?.HasText == true;

    private Matrix Matrix => Session.Draft!.Frame.Content;

    protected override void OnInitialized() => Open(Session.Draft!.Find(Cell)!);

    protected override void OnParametersSet()
    {
        if (_isSaving || Session.Draft!.Find(Cell) is not { } current || current.Version == _opened.Version)
        {
            return;
        }

        if (_isTyping || _form.IsDirty)
        {
            _theirs = current;
        }
        else
        {
            Open(current);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            Restore(await Browser.InvokeAsync<string?>("portalEditor.panelOpened", _panel));
            _history = await Editor.ReadHistoryAsync(Session.Matrix, Cell, Who, CancellationToken.None);
            StateHasChanged();
        }
        else if (_shows)
        {
            _shows = false;
            if (_theirs is not null || _problem is not null)
            {
                await Browser.InvokeVoidAsync("portalEditor.reveal", _theirs is null ? _problemLine : _conflict);
            }
        }
    }

    private void Open(DraftCell cell)
    {
        _opened = cell;
        _row = Session.Draft!.Frame.FindRow(Cell.Responsibility)!.Responsibility;
        _model = Matrix.HostingModels.First(model => model.Slug == Cell.HostingModel);
        _present = [.. Matrix.Parties.Where(party => _model.Parties.Contains(party.Slug))];
        _absent = [.. Matrix.Parties.Where(party => !_model.Parties.Contains(party.Slug)).Select(party => party.Name)];
        _form = CellForm.Of(cell, _model.Parties);
        (_theirs, _isTyping) = (null, false);
    }

    /// <summary>Takes in what was typed before the connection or the page was lost, which the browser has put back into its fields.</summary>
    /// <param name="typedAt">The state of the cell that it was typed at; null when there was nothing.</param>
    private void Restore(string? typedAt)
    {
        if (typedAt is not null)
        {
            _isTyping = true;
            if (CellVersion.Parse(typedAt) is { } seen && seen != _opened.Version)
            {
                _theirs = _opened;
                _opened = _opened with { Version = seen };
            }
        }
    }

    /// <summary>Told once: a field tells what was typed only when it is left, but from the first letter on nothing may be put over it.</summary>
    private EventCallback<ChangeEventArgs> Typing => _isTyping ? default : EventCallback.Factory.Create<ChangeEventArgs>(this, () => { _isTyping = true; });

    private async Task KeyAsync(KeyboardEventArgs key)
    {
        if (key.Key == "Escape")
        {
            await CloseAsync();
        }
        else if (key is { Key: "Enter", CtrlKey: true } && CanEdit)
        {
            await SaveAsync();
        }
    }

    private async Task SaveAsync()
    {
        if (_isSaving)
        {
            return;
        }

        EditReport report;
        _isSaving = true;
        try
        {
            report = _form.HasReason && !_form.ChangesCell
                ? await ExplainAsync()
                : await Session.AssignAsync(
                    [new AssignCell(Cell.Responsibility, _form.ToAssignment(), _opened.Version)], _ => $"{CellWords.Name(Matrix, Cell)} saved. Ctrl+Z takes it back.", _form.Reason);
        }
        finally
        {
            _isSaving = false;
        }

        (_problem, _shows) = (null, true);
        if (report.Conflicts is [var conflict])
        {
            _theirs = conflict.Theirs;
        }
        else if (report.IsProblem)
        {
            _problem = report.Message;
        }
        else
        {
            await OnSaved.InvokeAsync(report);
            await LeaveAsync(keepsComment: _comments?.HasText == true);
        }
    }

    /// <summary>Keeps a reason that was typed after the cell was edited by a key.</summary>
    private async Task<EditReport> ExplainAsync()
    {
        var outcome = await Reasons.ExplainAsync(Session.Matrix, Cell, _form.Reason, new Change(Who, _explaining, null), CancellationToken.None);
        await Session.RefreshAsync(CancellationToken.None);
        if (outcome is not ExplainOutcome.NotDone { Refusal: Refusal.Busy })
        {
            _explaining = Guid.CreateVersion7();
        }

        return new EditReport(
            ExplainWords.Of(outcome, CellWords.Name(Matrix, Cell), _form.Reason.Trim().Length), IsProblem: outcome is not (ExplainOutcome.Explained or ExplainOutcome.Unchanged));
    }

    private async Task CloseAsync()
    {
        if (_isAsking)
        {
            return;
        }

        _isAsking = true;
        try
        {
            var choice = IsUnsaved ? await Texts.AskAsync(Question) : UnsavedChoice.Discard;
            if (choice == UnsavedChoice.Discard)
            {
                await LeaveAsync(keepsComment: false);
            }
            else if (choice == UnsavedChoice.Save && (_comments?.HasText != true || await _comments.AddAsync()))
            {
                await (_form.IsDirty ? SaveAsync() : LeaveAsync(keepsComment: false));
            }
        }
        finally
        {
            _isAsking = false;
        }
    }

    private UnsavedQuestion Question => CanEdit || !_form.IsDirty
        ? new UnsavedQuestion(_form.IsDirty ? "You have unsaved text in this cell." : "You have a comment that isn't sent yet.", "Save", "Discard")
        : new UnsavedQuestion("You have unsaved text in this cell, and your account can't edit drafts any more.", null, "Discard");

    private async Task LeaveAsync(bool keepsComment)
    {
        await Browser.InvokeVoidAsync("portalEditor.panelClosed", _panel, keepsComment);
        await OnClosed.InvokeAsync();
    }

    /// <summary>Gives up what was typed, in the browser tab too: opened again, the cell must not bring it back.</summary>
    private async Task UseTheirsAsync()
    {
        await Browser.InvokeVoidAsync("portalEditor.forgetTyped", _panel);
        Open(Session.Draft!.Find(Cell) ?? _theirs!);
        (_problem, _round) = (null, _round + 1);
    }

    private async Task KeepMineAsync()
    {
        (_opened, _theirs) = (_theirs!, null);
        await SaveAsync();
    }

    private static T? Parse<T>(ChangeEventArgs change)
        where T : struct, Enum =>
        Enum.TryParse<T>(change.Value as string, out var value) ? value : null;
}
