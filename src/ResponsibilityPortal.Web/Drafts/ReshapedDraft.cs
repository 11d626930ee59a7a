using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Store.Writing;

namespace ResponsibilityPortal.Web.Drafts;

/// <summary>A draft in the transaction that replaces its content.</summary>
internal sealed class ReshapedDraft(WriteScope write, StoredMatrix matrix, DraftSnapshot draft)
{
    private readonly PortalDbContext _context = write.Context;

    /// <summary>Puts other content in place of the draft's, with its entries in the log.</summary>
    public async Task ReplaceAsync(Matrix content, StructureChange edit, EditTurn turn, CancellationToken cancellationToken)
    {
        var patch = DraftPatch.Between(draft.Content, content);
        await write.RecordAsync(new DraftReshaped(matrix.Slug, edit, turn, patch), cancellationToken);
        await StoreFrameAsync(content, cancellationToken);
        await EditCellsAsync(content, cancellationToken);
        await _context.NoteDraftEditorAsync(matrix, write.Change.Actor, cancellationToken);
        matrix.Reshape();
    }

    private async Task StoreFrameAsync(Matrix content, CancellationToken cancellationToken)
    {
        var frame = await _context.Drafts.SingleOrDefaultAsync(stored => stored.MatrixId == matrix.Id && stored.Origin == StoredDraft.Frame, cancellationToken);
        if (content == draft.Frame.Published)
        {
            // All is taken back; the draft stands on the latest version again.
            if (frame is not null)
            {
                _context.Drafts.Remove(frame);
            }
        }
        else if (frame is null)
        {
            _context.Drafts.Add(StoredDraft.Create(matrix, StoredDraft.Frame, MatrixWriter.Write(content), write.Now));
        }
        else
        {
            frame.Replace(MatrixWriter.Write(content), write.Now);
        }
    }

    /// <summary>Lets every cell that says something else by the edit count as edited by it, so that nobody who saw it before overwrites it unseen.</summary>
    /// <remarks>Cells that are gone stay in the store: a row that comes back goes on counting where it ended.</remarks>
    private async Task EditCellsAsync(Matrix content, CancellationToken cancellationToken)
    {
        var stored = await _context.DraftCells.Where(cell => cell.MatrixId == matrix.Id).ToDictionaryAsync(cell => cell.Key, cancellationToken);
        foreach (var row in content.Responsibilities)
        {
            foreach (var model in content.HostingModels)
            {
                var key = new CellKey(row.Slug, model.Slug);
                var wanted = row.In(model.Slug) ?? new Assignment(model.Slug);
                var edited = stored.GetValueOrDefault(key);
                var known = edited?.ToAssignment() ?? draft.Frame.Find(key) ?? new Assignment(model.Slug);
                if (known == wanted)
                {
                    continue;
                }

                if (known.InOrderOf(content) == wanted)
                {
                    edited?.Reorder(wanted);
                    continue;
                }

                if (edited is null)
                {
                    edited = StoredDraftCell.Create(matrix, key);
                    _context.DraftCells.Add(edited);
                }

                edited.Assign(known, wanted, write.Change, write.Now);
                if (draft.Find(key) is { } before)
                {
                    var version = new CellVersion(matrix.LatestVersion, edited.Edit);
                    await write.RecordAsync(new AssignmentChanged(matrix.Slug, key, version, before.Content, wanted), cancellationToken);
                }
            }
        }
    }
}
