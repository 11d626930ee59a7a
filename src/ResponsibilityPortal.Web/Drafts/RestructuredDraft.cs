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
internal sealed class RestructuredDraft(WriteScope write, StoredMatrix matrix, DraftSnapshot draft)
{
    private readonly PortalDbContext _context = write.Context;

    /// <summary>Replaces the content of the draft, and records the change in the log.</summary>
    public async Task ReplaceAsync(Matrix content, StructureChange edit, EditDirection direction, CancellationToken cancellationToken)
    {
        var patch = DraftPatch.Between(draft.Content, content);
        await write.RecordAsync(new StructureEdited(matrix.Slug, edit, direction, patch), cancellationToken);
        await StoreFrameAsync(content, cancellationToken);
        await EditCellsAsync(content, cancellationToken);
        await _context.NoteDraftEditorAsync(matrix, write.Change.Actor, cancellationToken);
        matrix.Restructure();
    }

    private async Task StoreFrameAsync(Matrix content, CancellationToken cancellationToken)
    {
        var frame = await _context.Drafts.SingleOrDefaultAsync(
            stored => stored.MatrixId == matrix.Id && stored.Origin == StoredDraft.Frame,
            cancellationToken
        );
        if (content == draft.Frame.Published)
        {
            // The draft equals the latest version again.
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

    /// <summary>Marks every cell that the edit changes as edited. Otherwise a user who saw it before could overwrite it unseen.</summary>
    /// <remarks>Removed cells stay in the store, so that a row that is restored continues its edit numbers.</remarks>
    private async Task EditCellsAsync(Matrix content, CancellationToken cancellationToken)
    {
        var stored = await _context
            .DraftCells.Where(cell => cell.MatrixId == matrix.Id)
            .ToDictionaryAsync(cell => cell.Key, cancellationToken);
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
