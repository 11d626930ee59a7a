using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ResponsibilityPortal.Web.Features.Admin.Editing;

/// <summary>Carries out what users do to the cells of a draft, and keeps the report of the last action.</summary>
/// <param name="onChanged">Called when there is another report.</param>
public sealed class EditorActions(EditorSession session, IDialogService dialogs, Action onChanged)
{
    /// <summary>From so many cells on, an action takes long enough to say that it is under way.</summary>
    private const int ManyCells = 100;

    /// <summary>What the last action came to; null before there is one.</summary>
    public EditReport? Report { get; private set; }

    /// <summary>Whether an action on many cells is under way.</summary>
    public bool IsBusy { get; private set; }

    public void Show(EditReport? report)
    {
        Report = report;
        onChanged();
    }

    public async Task ActAsync(GridAct act) => Show(await GridActs.RunAsync(session, act));

    public Task UndoAsync() => RunAsync("Undoing", session.UndoSize, session.UndoAsync);

    public Task RedoAsync() => RunAsync("Redoing", session.RedoSize, session.RedoAsync);

    public void Filter(EditorFilter filter)
    {
        session.Show(filter);
        Show(new EditReport($"{EditorSession.Rows(session.Lines.Count(line => line.Row is not null))} shown."));
    }

    /// <summary>Shows what a block from a spreadsheet would change, and changes it once that is agreed to.</summary>
    public async Task PasteAsync(GridRange range, string text)
    {
        if (text.Length == 0)
        {
            Show(new EditReport("The clipboard contains no text. Copy cells of a table, then paste again.", IsProblem: true));
        }
        else if (PasteRequest.Of(session, range, text) is not { } request)
        {
            Show(new EditReport("The rows have changed since. Nothing was pasted; select again.", IsProblem: true));
        }
        else if (await AskAsync<PasteDialog>("Paste", new DialogParameters<PasteDialog> { { dialog => dialog.Request, request } }))
        {
            await RunAsync("Changing", request.Plan.Wishes.Count, () => session.AssignAsync(request.Plan.Wishes, count => $"{EditorSession.Cells(count)} pasted. Ctrl+Z takes it back."));
        }
    }

    public void TellTooMuch() => Show(new EditReport("This is more than a matrix could hold. Nothing was pasted; copy the cells of the matrix only.", IsProblem: true));

    /// <summary>Asks what to find in notes and what to put in its place.</summary>
    public async Task ReplaceAsync()
    {
        var request = new ReplaceRequest();
        if (await AskAsync<ReplaceDialog>("Find and replace in notes", new DialogParameters<ReplaceDialog> { { dialog => dialog.Session, session }, { dialog => dialog.Request, request } }))
        {
            List<AssignCell> wishes = [.. request.FindIn(session).Select(found => found.Wish)];
            await RunAsync("Changing", wishes.Count, () => session.AssignAsync(wishes, count => $"Replaced in {EditorSession.Cells(count)}. Ctrl+Z takes it back."));
        }
    }

    /// <summary>Overwrites what other editors have saved with what a report says that the user wanted to save.</summary>
    public async Task SaveMineAsync(EditReport report) => Show(await session.AssignAsync(
        [.. report.Conflicts.Select(conflict => new AssignCell(conflict.Theirs.Key.Responsibility, conflict.Mine!, conflict.Theirs.Version))],
        count => $"{EditorSession.Cells(count)} saved over what the other had written."));

    /// <summary>Carries out an action on many cells, and says at once that it is under way.</summary>
    private async Task RunAsync(string doing, int cells, Func<Task<EditReport>> act)
    {
        if (cells >= ManyCells)
        {
            IsBusy = true;
            Show(new EditReport($"{doing} {cells:N0} cells…"));
        }

        try
        {
            Show(await act());
        }
        finally
        {
            IsBusy = false;
        }
    }

    private async Task<bool> AskAsync<TDialog>(string title, DialogParameters<TDialog> parameters)
        where TDialog : ComponentBase
    {
        var dialog = await dialogs.ShowAsync<TDialog>(title, parameters, new DialogOptions { MaxWidth = MaxWidth.Medium, FullWidth = true, CloseOnEscapeKey = true });
        return await dialog.Result is { Canceled: false };
    }
}
