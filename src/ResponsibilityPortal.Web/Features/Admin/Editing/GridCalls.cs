using System.Text;
using Microsoft.JSInterop;
using ResponsibilityPortal.Domain.Drafts;

namespace ResponsibilityPortal.Web.Features.Admin.Editing;

/// <summary>What the browser's part of the grid (editor.js) asks for. Keys that only move the focus never come here.</summary>
public sealed class GridCalls(DraftGrid grid)
{
    /// <summary>More text than this is no block of cells of a matrix.</summary>
    private const int PasteMaxBytes = 2 * 1024 * 1024;

    /// <summary>Carries out a key or a button of the grid. Users who cannot edit can copy.</summary>
    [JSInvokable]
    public Task ActAsync(GridAct act) =>
        grid.CanEdit || act.Kind is GridActs.Copied or GridActs.NotCopied ? grid.OnAct.InvokeAsync(act) : Task.CompletedTask;

    [JSInvokable]
    public Task OpenAsync(string responsibility, string model) => grid.OnOpen.InvokeAsync(new CellKey(responsibility, model));

    [JSInvokable]
    public Task UndoAsync() => grid.OnUndo.InvokeAsync();

    [JSInvokable]
    public Task RedoAsync() => grid.OnRedo.InvokeAsync();

    /// <summary>The selection as text for a spreadsheet; empty when the browser shows other lines.</summary>
    [JSInvokable]
    public string Copy(GridRange range)
    {
        var draft = grid.Session.Draft!;
        return grid.Session.Select(range) is not { } keys ? "" : SpreadsheetBlock.Write(
            keys.GroupBy(key => key.Responsibility).Select(row => row.Select(key => OwnershipCode.Write(draft.Frame.Content, draft.Find(key)!.Content))));
    }

    /// <summary>Takes note that there was nothing to paste.</summary>
    [JSInvokable]
    public Task PasteNothingAsync(GridRange range) => grid.CanEdit ? grid.OnPaste.InvokeAsync((range, "")) : Task.CompletedTask;

    /// <summary>Takes a block from a spreadsheet. It comes as a stream, because a message to the circuit is small.</summary>
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
