using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Model;

namespace ResponsibilityPortal.Web.Drafts;

/// <summary>All drafts at a glance, by one query and without their contents.</summary>
public sealed class DraftCatalogue(IDbContextFactory<PortalDbContext> contexts)
{
    public async Task<IReadOnlyList<DraftOverview>> ListAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Matrices.AsNoTracking()
            .OrderBy(matrix => matrix.Slug)
            .Select(matrix => new DraftOverview(
                matrix.Slug,
                matrix.LatestVersion,
                context.DraftCells.Count(cell => cell.MatrixId == matrix.Id),
                context.Drafts.Any(draft => draft.MatrixId == matrix.Id && draft.Origin == StoredDraft.Frame),
                context.Reviews.Any(review => review.MatrixId == matrix.Id && review.IsApproved == null),
                context.Drafts.Any(offer => offer.MatrixId == matrix.Id && offer.Origin == StoredDraft.FromBuiltIn
                    && !context.Drafts.Any(settled => settled.MatrixId == matrix.Id && settled.Origin == StoredDraft.SettledBuiltIn && settled.ContentHash == offer.ContentHash))))
            .ToListAsync(cancellationToken);
    }
}
