using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Drafting;
using ResponsibilityPortal.Domain.Drafting.Shaping;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Matrices.Exchange;
using ResponsibilityPortal.Store;

namespace ResponsibilityPortal.Web.Drafts;

/// <summary>A draft in the transaction that replaces its content.</summary>
internal sealed class ReshapedDraft(PortalDbContext context, StoredMatrix matrix, DraftSnapshot draft, Change change, DateTimeOffset now)
{
    /// <summary>Puts other content in place of the draft's, with its entries in the log.</summary>
    public async Task ReplaceAsync(Matrix content, StructureChange edit, EditTurn turn, CancellationToken cancellationToken)
    {
        var patch = DraftPatch.Between(draft.Content, content);
        await context.RecordAsync(AuditStream.Content, new DraftReshaped(matrix.Slug, edit, turn, patch), change, now, cancellationToken);
        await StoreFrameAsync(content, cancellationToken);
        await EditCellsAsync(content, cancellationToken);
        await context.NoteDraftEditorAsync(matrix, change.Actor, cancellationToken);
        matrix.Reshape();
    }

    private async Task StoreFrameAsync(Matrix content, CancellationToken cancellationToken)
    {
        var frame = await context.Drafts.SingleOrDefaultAsync(stored => stored.MatrixId == matrix.Id && stored.Origin == StoredDraft.Frame, cancellationToken);
        if (content == draft.Frame.Published)
        {
            // All is taken back; the draft stands on the latest version again.
            if (frame is not null)
            {
                context.Drafts.Remove(frame);
            }
        }
        else if (frame is null)
        {
            context.Drafts.Add(StoredDraft.Create(matrix, StoredDraft.Frame, MatrixWriter.Write(content), now));
        }
        else
        {
            frame.Replace(MatrixWriter.Write(content), now);
        }
    }

    /// <summary>Lets every cell that says something else by the edit count as edited by it, so that nobody who saw it before overwrites it unseen.</summary>
    /// <remarks>Cells that are gone stay in the store: a row that comes back goes on counting where it ended.</remarks>
    private async Task EditCellsAsync(Matrix content, CancellationToken cancellationToken)
    {
        var stored = await context.DraftCells.Where(cell => cell.MatrixId == matrix.Id).ToDictionaryAsync(cell => cell.Key, cancellationToken);
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
                    context.DraftCells.Add(edited);
                }

                edited.Assign(known, wanted, change, now);
                if (draft.Find(key) is { } before)
                {
                    var version = new CellVersion(matrix.LatestVersion, edited.Edit);
                    await context.RecordAsync(
                        AuditStream.Content, new AssignmentChanged(matrix.Slug, key, version, before.Content, wanted), change, now, cancellationToken);
                }
            }
        }
    }
}
