using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;
using MudBlazor;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafting;
using ResponsibilityPortal.Web.Drafts;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Editing;

/// <summary>The draft of a matrix as a grid that is edited like a spreadsheet.</summary>
public sealed partial class EditorPage : IDisposable
{
    /// <summary>From so many cells on, an act takes long enough to say that it is under way.</summary>
    private const int ManyCells = 100;

    private SignedIn? _who;
    private EditorSession? _session;
    private DraftGrid? _grid;
    private EditReport? _report;
    private CellKey? _open;
    private IReadOnlyList<CellKey> _kept = [];
    private bool _areChecksOpen;
    private bool _isBusy;
    private LiveDraft? _live;
    private bool _isGone;

    [Parameter]
    public required string Matrix { get; set; }

    [SupplyParameterFromQuery(Name = PortalUrls.CellKey)]
    public string? CellToOpen { get; set; }

    [CascadingParameter]
    public required Task<AuthenticationState> Authentication { get; set; }

    [Inject]
    public required MatrixEditor Editor { get; set; }

    [Inject]
    public required DraftSnapshots Drafts { get; set; }

    [Inject]
    public required PortalUrls Urls { get; set; }

    [Inject]
    public required IDialogService Dialogs { get; set; }

    [Inject]
    public required TimeProvider Clock { get; set; }

    [Inject]
    public required IJSRuntime Browser { get; set; }

    private DraftSnapshot? Draft => _session?.Draft;

    private bool CanEdit => _who?.HasAny(Roles.Editor) == true;

    public void Dispose()
    {
        _isGone = true;
        Close();
    }

    private void Close()
    {
        _live?.Dispose();
        _session?.Dispose();
        (_live, _session) = (null, null);
    }

    protected override async Task OnParametersSetAsync()
    {
        if (SignedIn.From((await Authentication).User) is not { } who)
        {
            return;
        }

        if (who.Actor == _who?.Actor && _session?.Matrix == Matrix)
        {
            // Other roles than before: the page stays as it is, with what is typed in it.
            var couldEdit = CanEdit;
            _who = who;
            if (couldEdit && !CanEdit)
            {
                await ShowAsync(new EditReport("Your account can't edit drafts any more. Text that you typed stays in this tab.", IsProblem: true));
            }

            return;
        }

        Close();
        (_who, _open) = (who, null);
        var session = new EditorSession(Editor, Matrix, who.Actor);
        await session.RefreshAsync(CancellationToken.None);
        if (_isGone)
        {
            session.Dispose();
            return;
        }

        Close();
        _session = session;
        _live = new LiveDraft(Drafts, Matrix, Clock, () => InvokeAsync(RefreshAsync));
        if (CellToOpen?.Split('/') is [var responsibility, var model])
        {
            OpenCell(new CellKey(responsibility, model));
        }

        await ReadKeptAsync();
    }

    /// <summary>Looks which cells have unsaved text in this browser tab, beside the one that is open.</summary>
    private async Task ReadKeptAsync()
    {
        var names = await Browser.InvokeAsync<string[]?>("portalEditor.kept", _who!.Actor.Id, Matrix) ?? [];
        _kept = [.. from name in names
                    let parts = name.Split('/')
                    where parts.Length == 2
                    let key = new CellKey(parts[0], parts[1])
                    where key != _open && Draft?.Find(key) is not null
                    select key];
        StateHasChanged();
    }

    private async Task RefreshAsync()
    {
        await _session!.RefreshAsync(CancellationToken.None);
        if (_open is { } key && Draft?.Find(key) is null)
        {
            (_open, _report) = (null, new EditReport("The row or column of the cell that you had open was removed by somebody else.", IsProblem: true));
        }

        StateHasChanged();
    }

    private async Task ActAsync(GridAct act) => await ShowAsync(await GridActs.RunAsync(_session!, act));

    private Task UndoAsync() => RunAsync("Undoing", _session!.UndoSize, _session.UndoAsync);

    private Task RedoAsync() => RunAsync("Redoing", _session!.RedoSize, _session.RedoAsync);

    /// <summary>Carries out an act on many cells, and says at once that it is under way.</summary>
    private async Task RunAsync(string doing, int cells, Func<Task<EditReport>> act)
    {
        if (cells >= ManyCells)
        {
            _isBusy = true;
            await ShowAsync(new EditReport($"{doing} {cells:N0} cells…"));
        }

        try
        {
            await ShowAsync(await act());
        }
        finally
        {
            _isBusy = false;
        }
    }

    private Task ShowAsync(EditReport report)
    {
        _report = report;
        StateHasChanged();
        return Task.CompletedTask;
    }

    private async Task ApplyFilter(EditorFilter filter)
    {
        _session!.Show(filter);
        _report = new EditReport($"{EditorSession.Rows(_session.Lines.Count(line => line.Row is not null))} shown.");
        await _grid!.RowsChangedAsync();
    }

    private async Task PasteAsync((GridRange Range, string Text) paste)
    {
        if (paste.Text.Length == 0)
        {
            await ShowAsync(new EditReport("The clipboard contains no text. Copy cells of a table, then paste again.", IsProblem: true));
        }
        else if (PasteRequest.Of(_session!, paste.Range, paste.Text) is not { } request)
        {
            await ShowAsync(new EditReport("The rows have changed since. Nothing was pasted; select again.", IsProblem: true));
        }
        else if (await AskAsync<PasteDialog>("Paste", new DialogParameters<PasteDialog> { { dialog => dialog.Request, request } }))
        {
            await RunAsync("Changing", request.Plan.Wishes.Count, () => _session!.AssignAsync(request.Plan.Wishes, count => $"{EditorSession.Cells(count)} pasted. Ctrl+Z takes it back."));
        }

        await _grid!.FocusAsync();
    }

    private Task TellTooMuchAsync() => ShowAsync(new EditReport("This is more than a matrix could hold. Nothing was pasted; copy the cells of the matrix only.", IsProblem: true));

    private async Task ReplaceAsync()
    {
        var request = new ReplaceRequest();
        if (await AskAsync<ReplaceDialog>("Find and replace in notes", new DialogParameters<ReplaceDialog> { { dialog => dialog.Session, _session! }, { dialog => dialog.Request, request } }))
        {
            List<AssignCell> wishes = [.. request.FindIn(_session!).Select(found => found.Wish)];
            await RunAsync("Changing", wishes.Count, () => _session!.AssignAsync(wishes, count => $"Replaced in {EditorSession.Cells(count)}. Ctrl+Z takes it back."));
        }

        await _grid!.FocusAsync();
    }

    private async Task SaveMineAsync(EditReport report)
    {
        await ShowAsync(await _session!.AssignAsync(
            [.. report.Conflicts.Select(conflict => new AssignCell(conflict.Theirs.Key.Responsibility, conflict.Mine, conflict.Theirs.Version))],
            count => $"{EditorSession.Cells(count)} saved over what the other had written."));
        if (_report is not { Conflicts.Count: > 0 })
        {
            await _grid!.FocusAsync();
        }
    }

    private async Task UseTheirsAsync()
    {
        _report = null;
        await _grid!.FocusAsync();
    }

    private void OpenCell(CellKey key) => _open = Draft?.Find(key) is null ? null : key;

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
        if (_session!.Lines.All(line => line.Row?.Responsibility.Slug != key.Responsibility))
        {
            await ApplyFilter(EditorFilter.All);
        }

        await OpenCellAsync(key);
        await _grid!.ShowAsync(key);
    }

    private async Task<bool> AskAsync<TDialog>(string title, DialogParameters<TDialog> parameters)
        where TDialog : ComponentBase
    {
        var dialog = await Dialogs.ShowAsync<TDialog>(title, parameters, new DialogOptions { MaxWidth = MaxWidth.Medium, FullWidth = true, CloseOnEscapeKey = true });
        return await dialog.Result is { Canceled: false };
    }
}
