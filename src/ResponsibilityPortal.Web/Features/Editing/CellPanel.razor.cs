using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafting;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Web.Drafts;

namespace ResponsibilityPortal.Web.Features.Editing;

/// <summary>One cell in full: who owns it, what each party does, why, and how it came to be so. There is one panel for all cells.</summary>
public sealed partial class CellPanel
{
    private ElementReference _panel;
    private DraftCell _opened = null!;
    private CellForm _form = null!;
    private Responsibility _row = null!;
    private HostingModel _model = null!;
    private IReadOnlyList<Party> _present = [];
    private IReadOnlyList<string> _absent = [];
    private IReadOnlyList<CellHistoryEntry>? _history;
    private DraftCell? _theirs;
    private string? _problem;
    private bool _asksToDiscard;
    private bool _isSaving;
    private bool _isTyping;

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
    public required IJSRuntime Browser { get; set; }

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
            report = await Session.AssignAsync(
                [new AssignCell(Cell.Responsibility, _form.ToAssignment(), _opened.Version)], _ => $"{CellWords.Name(Matrix, Cell)} saved. Ctrl+Z takes it back.", _form.Reason);
        }
        finally
        {
            _isSaving = false;
        }

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
            await LeaveAsync();
        }
    }

    private Task CloseAsync()
    {
        if (!_form.IsDirty || !CanEdit)
        {
            return LeaveAsync();
        }

        _asksToDiscard = true;
        return Task.CompletedTask;
    }

    private Task DiscardAsync() => LeaveAsync();

    private async Task LeaveAsync()
    {
        await Browser.InvokeVoidAsync("portalEditor.panelClosed", _panel);
        await OnClosed.InvokeAsync();
    }

    private void TakeTheirs() => Open(_theirs!);

    private async Task KeepMine()
    {
        (_opened, _theirs) = (_theirs!, null);
        await SaveAsync();
    }

    private static T? Parse<T>(ChangeEventArgs change)
        where T : struct, Enum =>
        Enum.TryParse<T>(change.Value as string, out var value) ? value : null;
}
