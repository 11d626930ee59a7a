using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Admin.Editing;

/// <summary>A draft as a grid that is edited like a spreadsheet. The key is the session: a new session creates a new editor.</summary>
public sealed partial class DraftEditor
{
    private EditorCommands _actions = null!;
    private DraftGrid? _grid;
    private CellKey? _open;
    private IReadOnlyList<CellKey> _kept = [];
    private bool _areChecksOpen;
    private bool _couldEdit;

    /// <summary>A session that has a draft.</summary>
    [Parameter, EditorRequired]
    public required EditorSession Session { get; set; }

    [Parameter, EditorRequired]
    public required SignedIn Who { get; set; }

    [Parameter, EditorRequired]
    public required CellMarks Marks { get; set; }

    /// <summary>Raised when a comment was added, resolved or reopened.</summary>
    [Parameter]
    public EventCallback OnCommented { get; set; }

    /// <summary>The cell to open at first; null for none.</summary>
    [Parameter]
    public CellKey? First { get; set; }

    [Inject]
    public required IDialogService Dialogs { get; set; }

    [Inject]
    public required IJSRuntime Browser { get; set; }

    private DraftSnapshot Draft => Session.Draft!;

    private bool CanEdit => Who.HasAny(Roles.Editor);

    protected override async Task OnInitializedAsync()
    {
        _actions = new EditorCommands(Session, Dialogs, StateHasChanged);
        OpenCell(First);
        await ReadKeptAsync();
    }

    protected override void OnParametersSet()
    {
        if (_couldEdit && !CanEdit)
        {
            _actions.Show(
                new EditReport("Your account can no longer edit drafts. Text that you typed stays in this tab.", IsProblem: true)
            );
        }

        _couldEdit = CanEdit;
        if (_open is { } key && Draft.Find(key) is null)
        {
            _open = null;
            _actions.Show(
                new EditReport("The row or column of the cell that you had open was removed by another editor.", IsProblem: true)
            );
        }
    }

    /// <summary>Finds the cells with unsaved text in this browser tab, except for the open cell.</summary>
    private async Task ReadKeptAsync()
    {
        _kept = [.. (await KeptCells.ReadAsync(Browser, Who.Actor, Session)).Where(key => key != _open)];
        StateHasChanged();
    }

    private async Task ApplyFilterAsync(EditorFilter filter)
    {
        _actions.Filter(filter);
        await _grid!.RowsChangedAsync();
    }

    private async Task PasteAsync((GridRange Range, string Text) paste)
    {
        await _actions.PasteAsync(paste.Range, paste.Text);
        await _grid!.FocusAsync();
    }

    private async Task ReplaceAsync()
    {
        await _actions.ReplaceAsync();
        await _grid!.FocusAsync();
    }

    private async Task SaveMineAsync(EditReport report)
    {
        await _actions.SaveMineAsync(report);
        if (_actions.Report is not { Conflicts.Count: > 0 })
        {
            await _grid!.FocusAsync();
        }
    }

    private async Task UseTheirsAsync()
    {
        _actions.Show(null);
        await _grid!.FocusAsync();
    }

    private void OpenCell(CellKey? key) => _open = key is { } known && Draft.Find(known) is not null ? known : null;

    private async Task OpenCellAsync(CellKey key)
    {
        OpenCell(key);
        await ReadKeptAsync();
    }

    /// <summary>Closes a cell. Its panel waits for the browser before, and something else can be open by then.</summary>
    private Task CloseCellAsync(CellKey key) => _open == key ? ReturnAsync(areChecksOpen: _areChecksOpen) : Task.CompletedTask;

    /// <summary>Returns to the grid. Under a cell, the checks stay open until the user closes them.</summary>
    private async Task ReturnAsync(bool areChecksOpen)
    {
        (_open, _areChecksOpen) = (null, areChecksOpen);
        await ReadKeptAsync();
        await _grid!.FocusAsync();
    }

    /// <summary>Shows the subject of a check or a comment: the cell, or the row if no cell is named.</summary>
    private async Task ChooseAsync(CellKey key)
    {
        if (Session.Lines.All(line => line.Row?.Responsibility.Slug != key.Responsibility))
        {
            await ApplyFilterAsync(EditorFilter.All);
        }

        await OpenCellAsync(key);
        await _grid!.ShowAsync(key);
    }
}
