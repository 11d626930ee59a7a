using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ResponsibilityPortal.Web.Features.Admin.Editing;

/// <summary>Carries out edits of the cells of a draft, and keeps the report of the last action.</summary>
/// <param name="onChanged">Called when there is a new report.</param>
public sealed class EditorCommands(EditorSession session, IDialogService dialogs, Action onChanged)
{
    /// <summary>From this number of cells on, an action takes long enough to show that it is in progress.</summary>
    private const int ManyCells = 100;

    /// <summary>The result of the last action; null before the first one.</summary>
    public EditReport? Report { get; private set; }

    /// <summary>Whether an action on many cells is in progress.</summary>
    public bool IsBusy { get; private set; }

    public void Show(EditReport? report)
    {
        Report = report;
        onChanged();
    }

    public async Task ActAsync(GridEdit act) => Show(await GridEdits.RunAsync(session, act));

    public Task UndoAsync() => RunAsync("Undoing", session.UndoSize, session.UndoAsync);

    public Task RedoAsync() => RunAsync("Redoing", session.RedoSize, session.RedoAsync);

    public void Filter(EditorFilter filter)
    {
        session.Show(filter);
        Show(new EditReport($"{EditorSession.Rows(session.Lines.Count(line => line.Row is not null))} shown."));
    }

    /// <summary>Shows what pasting a block from a spreadsheet would change, and changes it when the user confirms.</summary>
    public async Task PasteAsync(GridRange range, string text)
    {
        if (text.Length == 0)
        {
            Show(new EditReport("The clipboard contains no text. Copy cells of a table, then paste again.", IsProblem: true));
        }
        else if (PasteRequest.Of(session, range, text) is not { } request)
        {
            Show(new EditReport("The rows have changed in the meantime. Nothing was pasted. Select the cells again.", IsProblem: true));
        }
        else if (await AskAsync<PasteDialog>("Paste", new DialogParameters<PasteDialog> { { dialog => dialog.Request, request } }))
        {
            await RunAsync(
                "Changing",
                request.Plan.Edits.Count,
                () => session.AssignAsync(request.Plan.Edits, count => $"{EditorSession.Cells(count)} pasted. Press Ctrl+Z to undo.")
            );
        }
    }

    public void TellTooMuch() =>
        Show(
            new EditReport("This is more than a matrix can hold. Nothing was pasted. Copy only the cells of the matrix.", IsProblem: true)
        );

    /// <summary>Asks for the text to find in notes and for its replacement.</summary>
    public async Task ReplaceAsync()
    {
        var request = new ReplaceRequest();
        if (
            await AskAsync<ReplaceDialog>(
                "Find and replace in notes",
                new DialogParameters<ReplaceDialog> { { dialog => dialog.Session, session }, { dialog => dialog.Request, request } }
            )
        )
        {
            List<AssignCell> wishes = [.. request.FindIn(session).Select(found => found.Requested)];
            await RunAsync(
                "Changing",
                wishes.Count,
                () => session.AssignAsync(wishes, count => $"Replaced in {EditorSession.Cells(count)}. Press Ctrl+Z to undo.")
            );
        }
    }

    /// <summary>Overwrites what other editors have saved with the content from a report that the user wanted to save.</summary>
    public async Task SaveMineAsync(EditReport report) =>
        Show(
            await session.AssignAsync(
                [
                    .. report.Conflicts.Select(conflict => new AssignCell(
                        conflict.Theirs.Key.Responsibility,
                        conflict.Mine!,
                        conflict.Theirs.Version
                    )),
                ],
                count => $"{EditorSession.Cells(count)} saved; the other editor's content was overwritten."
            )
        );

    /// <summary>Carries out an action on many cells, and shows immediately that it is in progress.</summary>
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
        var dialog = await dialogs.ShowAsync<TDialog>(
            title,
            parameters,
            new DialogOptions
            {
                MaxWidth = MaxWidth.Medium,
                FullWidth = true,
                CloseOnEscapeKey = true,
            }
        );
        return await dialog.Result is { Canceled: false };
    }
}
