using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Features.Admin.Publishing;

/// <summary>Reads the review of a draft, from the tables and the log.</summary>
public sealed class DraftReviewReader(IOptions<PortalOptions> options)
{
    /// <summary>Returns the editors of a draft and the state of its review.</summary>
    public async Task<DraftReview> ReadAsync(
        PortalDbContext context,
        StoredMatrix matrix,
        DraftSnapshot draft,
        CancellationToken cancellationToken
    )
    {
        var actors = await ContentEditors.OfDraftAsync(context, matrix, cancellationToken);
        var stored = await context.Reviews.AsNoTracking().SingleOrDefaultAsync(review => review.MatrixId == matrix.Id, cancellationToken);
        var makers = new List<string>();
        foreach (var actor in actors)
        {
            if (await MakerOfAsync(context, actor, cancellationToken) is { } maker)
            {
                makers.Add(maker);
            }
        }

        var request = stored is null
            ? null
            : new ReviewRequest(
                stored.ContentHash,
                new Actor(stored.AskedById, stored.AskedByName),
                stored.AskedAt,
                stored.Comment,
                stored.IsApproved,
                stored.DecidedById is null ? null : new Actor(stored.DecidedById, stored.DecidedByName!),
                stored.DecidedAt,
                stored.Reason
            );
        var approver = request is { IsApproved: true } && request.ContentHash == draft.ContentHash ? request.DecidedBy : null;
        return new DraftReview(
            draft,
            actors,
            makers.ToValueList(),
            options.Value.FourEyes,
            request,
            approver is not null && await IsLoggedAsync(context, matrix, draft.ContentHash, approver, cancellationToken) ? approver : null
        );
    }

    /// <summary>
    /// Returns whether the last entry about the review says that the user approved this content. The table alone is not evidence.
    /// </summary>
    private static async Task<bool> IsLoggedAsync(
        PortalDbContext context,
        StoredMatrix matrix,
        string contentHash,
        Actor approver,
        CancellationToken cancellationToken
    )
    {
        var approval = new ReviewDecided(matrix.Slug, contentHash, IsApproved: true, Remark: null);
        var last = await context
            .AuditEntries.AsNoTracking()
            .Where(entry => entry.Stream == AuditStream.Content && entry.Target == approval.Target)
            .OrderByDescending(entry => entry.Sequence)
            .FirstOrDefaultAsync(cancellationToken);
        return last?.ActorId == approver.Id
            && AuditFacts.Find<ReviewDecided>(last.Payload) is { IsApproved: true } decided
            && decided.ContentHash == contentHash;
    }

    /// <summary>Returns the ID of the user who created the acting token; null if the actor is a user.</summary>
    public static async Task<string?> MakerOfAsync(PortalDbContext context, Actor actor, CancellationToken cancellationToken) =>
        actor.TokenId is { } token
            ? await context
                .ApiTokens.Where(known => known.Id == token)
                .Select(known => known.CreatedById)
                .SingleOrDefaultAsync(cancellationToken)
            : null;
}
