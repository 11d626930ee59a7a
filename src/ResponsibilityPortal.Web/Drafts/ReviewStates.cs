using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Store;

namespace ResponsibilityPortal.Web.Drafts;

/// <summary>Reads the states of reviews for pages other than the review page.</summary>
public sealed class ReviewStates(IDbContextFactory<PortalDbContext> contexts)
{
    /// <returns>Null when no review was requested since the latest version.</returns>
    public async Task<ReviewState?> FindAsync(string matrix, CancellationToken cancellationToken) =>
        (await ListAsync(matrix, cancellationToken)).GetValueOrDefault(matrix);

    /// <summary>Returns the states of all reviews, by slug of the matrix.</summary>
    public Task<IReadOnlyDictionary<string, ReviewState>> ListAsync(CancellationToken cancellationToken) =>
        ListAsync(null, cancellationToken);

    private async Task<IReadOnlyDictionary<string, ReviewState>> ListAsync(string? only, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var reviews = await (
            from review in context.Reviews.AsNoTracking()
            join matrix in context.Matrices.AsNoTracking() on review.MatrixId equals matrix.Id
            where only == null || matrix.Slug == only
            select new
            {
                matrix.Slug,
                review.ContentHash,
                review.IsApproved,
                review.DecidedByName,
                review.AskedByName,
                review.DecidedAt,
                review.AskedAt,
                review.Reason,
            }
        ).ToListAsync(cancellationToken);
        return reviews.ToDictionary(
            review => review.Slug,
            review => new ReviewState(
                review.ContentHash,
                review.IsApproved,
                review.DecidedByName ?? review.AskedByName,
                review.DecidedAt ?? review.AskedAt,
                review.Reason
            ),
            StringComparer.Ordinal
        );
    }
}
