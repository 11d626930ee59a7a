using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Admin.Editing;

/// <summary>A draft as a grid that is edited like a spreadsheet. The key is the session: another session is another editor.</summary>
public sealed partial class DraftEditor
{
    private EditorActions _actions = null!;
    private DraftGrid? _grid;
    private CellKey? _open;
    private IReadOnlyList<CellKey> _kept = [];
    private bool _areChecksOpen;
    private bool _couldEdit;

    /// <summary>With a draft.</summary>
    [Parameter, EditorRequired]
    public required EditorSession Session { get; set; }

    [Parameter, EditorRequired]
    public required SignedIn Who { get; set; }

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
        _actions = new EditorActions(Session, Dialogs, StateHasChanged);
        if (First is { } first)
        {
            OpenCell(first);
        }

        await ReadKeptAsync();
    }

    protected override void OnParametersSet()
    {
        if (_couldEdit && !CanEdit)
        {
            _actions.Show(new EditReport("Your account can't edit drafts any more. Text that you typed stays in this tab.", IsProblem: true));
        }

        _couldEdit = CanEdit;
        if (_open is { } key && Draft.Find(key) is null)
        {
            _open = null;
            _actions.Show(new EditReport("The row or column of the cell that you had open was removed by somebody else.", IsProblem: true));
        }
    }

    /// <summary>Looks which cells have unsaved text in this browser tab, beside the one that is open.</summary>
    private async Task ReadKeptAsync()
    {
        var names = await Browser.InvokeAsync<string[]?>("portalEditor.kept", Who.Actor.Id, Session.Matrix) ?? [];
        _kept = [.. from name in names
                    let parts = name.Split('/')
                    where parts.Length == 2
                    let key = new CellKey(parts[0], parts[1])
                    where key != _open && Draft.Find(key) is not null
                    select key];
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

    private void OpenCell(CellKey key) => _open = Draft.Find(key) is null ? null : key;

    private async Task OpenCellAsync(CellKey key)
    {
        OpenCell(key);
        await ReadKeptAsync();
    }

    private async Task CloseCellAsync()
    {
        // The checks stay until they are closed themselves.
        _areChecksOpen &= _open is not null;
        _open = null;
        await ReadKeptAsync();
        await _grid!.FocusAsync();
    }

    /// <summary>Shows what a check or a comment is about: the cell, or the row where no cell is named.</summary>
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
