using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Model;

namespace ResponsibilityPortal.Web.Drafts;

/// <summary>All drafts at a glance, without their contents.</summary>
public sealed class DraftCatalogue(IDbContextFactory<PortalDbContext> contexts)
{
    public async Task<IReadOnlyList<DraftOverview>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var cells = context.DraftCells.AsNoTracking();
        var reshapes = context
            .AuditEntries.AsNoTracking()
            .Where(entry => entry.Stream == AuditStream.Content && entry.Action == StructureEdited.ActionName);
        var comments = await OpenComments.CountAsync(context, cancellationToken);
        var reports = await OpenProblemReports.CountAsync(context, cancellationToken);
        var drafts = await context
            .Matrices.AsNoTracking()
            .OrderBy(matrix => matrix.Slug)
            .Select(matrix => new
            {
                matrix.Id,
                matrix.Slug,
                matrix.LatestVersion,
                EditedCells = cells.Count(cell => cell.MatrixId == matrix.Id),
                IsRestructured = context.Drafts.Any(draft => draft.MatrixId == matrix.Id && draft.Origin == StoredDraft.Frame),
                IsReviewRequested = context.Reviews.Any(review => review.MatrixId == matrix.Id && review.IsApproved == null),
                HasOffer = context.Drafts.Any(offer =>
                    offer.MatrixId == matrix.Id
                    && offer.Origin == StoredDraft.FromBuiltIn
                    && !context.Drafts.Any(answered =>
                        answered.MatrixId == matrix.Id
                        && answered.Origin == StoredDraft.AnsweredOffer
                        && answered.ContentHash == offer.ContentHash
                    )
                ),
                CellAt = cells
                    .Where(cell => cell.MatrixId == matrix.Id)
                    .OrderByDescending(cell => cell.EditedAt)
                    .Select(cell => (DateTimeOffset?)cell.EditedAt)
                    .FirstOrDefault(),
                CellBy = cells
                    .Where(cell => cell.MatrixId == matrix.Id)
                    .OrderByDescending(cell => cell.EditedAt)
                    .Select(cell => cell.EditedByName)
                    .FirstOrDefault(),
                ReshapedAt = reshapes
                    .Where(entry => entry.Target == "matrices/" + matrix.Slug)
                    .OrderByDescending(entry => entry.Sequence)
                    .Select(entry => (DateTimeOffset?)entry.At)
                    .FirstOrDefault(),
                ReshapedBy = reshapes
                    .Where(entry => entry.Target == "matrices/" + matrix.Slug)
                    .OrderByDescending(entry => entry.Sequence)
                    .Select(entry => entry.ActorName)
                    .FirstOrDefault(),
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. drafts.Select(draft => new DraftOverview(
                draft.Slug,
                draft.LatestVersion,
                draft.EditedCells,
                draft.IsRestructured,
                draft.IsReviewRequested,
                draft.HasOffer,
                comments.GetValueOrDefault(draft.Id),
                reports.GetValueOrDefault(draft.Id),
                LatestOf(EditOf(draft.CellBy, draft.CellAt), draft.IsRestructured ? EditOf(draft.ReshapedBy, draft.ReshapedAt) : null)
            )),
        ];
    }

    private static DraftEdit? EditOf(string? by, DateTimeOffset? at) => by is not null && at is { } known ? new DraftEdit(by, known) : null;

    private static DraftEdit? LatestOf(DraftEdit? one, DraftEdit? other) => one is null || other?.At > one.At ? other : one;
}
