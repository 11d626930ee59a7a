using System.Text;
using Microsoft.JSInterop;
using ResponsibilityPortal.Domain.Drafts;

namespace ResponsibilityPortal.Web.Features.Admin.Editing;

/// <summary>The calls from the browser's part of the grid (editor.js). Keys that only move the focus are not sent to the server.</summary>
public sealed class GridCalls(DraftGrid grid)
{
    /// <summary>The maximum length of a pasted text. A longer text can't be a block of cells of a matrix.</summary>
    private const int PasteMaxBytes = 2 * 1024 * 1024;

    /// <summary>Carries out a key or a button of the grid. Users who can't edit can copy.</summary>
    [JSInvokable]
    public Task ActAsync(GridEdit act) =>
        grid.CanEdit || act.Kind is GridEdits.Copied or GridEdits.NotCopied ? grid.OnAct.InvokeAsync(act) : Task.CompletedTask;

    [JSInvokable]
    public Task OpenAsync(string responsibility, string model) => grid.OnOpen.InvokeAsync(new CellKey(responsibility, model));

    [JSInvokable]
    public Task UndoAsync() => grid.OnUndo.InvokeAsync();

    [JSInvokable]
    public Task RedoAsync() => grid.OnRedo.InvokeAsync();

    /// <summary>Returns the selection as text for a spreadsheet; empty if the browser shows different lines.</summary>
    [JSInvokable]
    public string Copy(GridRange range)
    {
        var draft = grid.Session.Draft!;
        return grid.Session.Select(range) is not { } keys
            ? ""
            : SpreadsheetBlock.Write(
                keys.GroupBy(key => key.Responsibility)
                    .Select(row => row.Select(key => AssignmentCode.Write(draft.Frame.Content, draft.Find(key)!.Content)))
            );
    }

    /// <summary>Reports that there was nothing to paste.</summary>
    [JSInvokable]
    public Task PasteNothingAsync(GridRange range) => grid.CanEdit ? grid.OnPaste.InvokeAsync((range, "")) : Task.CompletedTask;

    /// <summary>Receives a block from a spreadsheet. It arrives as a stream, because messages on the circuit are limited in size.</summary>
    [JSInvokable]
    public async Task PasteAsync(GridRange range, IJSStreamReference block)
    {
        await using var _ = block;
        if (!grid.CanEdit)
        {
            return;
        }

        if (block.Length > PasteMaxBytes)
        {
            await grid.OnTooMuch.InvokeAsync();
            return;
        }

        await using var stream = await block.OpenReadStreamAsync(PasteMaxBytes);
        using var reader = new StreamReader(stream, Encoding.UTF8);
        await grid.OnPaste.InvokeAsync((range, await reader.ReadToEndAsync()));
    }
}
