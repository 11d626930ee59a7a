using System.Text;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Drafting.Shaping;
using ResponsibilityPortal.Domain.Matrices.Exchange;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Shaping;

/// <summary>What a newer release brings for a matrix that it has built in: editors take it over into the draft, or leave it.</summary>
public sealed class BuiltInOffers(IDbContextFactory<PortalDbContext> contexts, DraftShaper shaper, Rights rights, TimeProvider clock)
{
    /// <summary>The offer for a matrix; null when there is none that is open, or the actor may not see drafts.</summary>
    public async Task<BuiltInOffer?> FindAsync(string matrix, Actor actor, CancellationToken cancellationToken)
    {
        if (await shaper.OpenAsync(matrix, actor, cancellationToken) is not { } draft)
        {
            return null;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.Matrices.AsNoTracking().SingleOrDefaultAsync(candidate => candidate.Slug == matrix, cancellationToken) is { } stored
            && await OpenOfferAsync(context, stored, cancellationToken) is { } offer
            && offer.ContentHash != draft.ContentHash
            && MatrixReader.Read(Encoding.UTF8.GetBytes(offer.Content), cancellationToken) is MatrixReadOutcome.Accepted(var content)
                ? new BuiltInOffer(content, offer.ContentHash, draft, offer.StoredAt)
                : null;
    }

    /// <summary>Puts the offered content in place of the draft's.</summary>
    /// <param name="offered">Content hash of the offer that the caller saw.</param>
    /// <param name="seen">Content hash of the draft that the caller compared it with.</param>
    public Task<ShapeOutcome> AcceptAsync(string matrix, string offered, string seen, Change change, CancellationToken cancellationToken) =>
        shaper.ShapeAsync(
            matrix,
            async (context, stored) => await OpenOfferAsync(context, stored, cancellationToken) is { } offer && offer.ContentHash == offered
                && MatrixReader.Read(Encoding.UTF8.GetBytes(offer.Content)) is MatrixReadOutcome.Accepted(var content)
                    ? new ShapeEdit.Replace(content, seen, "the newer built-in matrix")
                    : null,
            (context, stored) => SettleAsync(context, stored, cancellationToken),
            change,
            cancellationToken);

    /// <summary>Leaves the offer; another one will be shown again.</summary>
    public async Task<ShapeOutcome> DismissAsync(string matrix, string offered, Change change, CancellationToken cancellationToken)
    {
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        await using (var transaction = await context.Database.BeginTransactionAsync(cancellationToken))
        {
            var now = UtcInstant.ToMilliseconds(clock.GetUtcNow());
            if (await Rights.AllowsAsync(context, now, change.Actor, Roles.Editor, cancellationToken))
            {
                const string words = "Left the newer built-in matrix.";
                if (await context.AuditEntries.AsNoTracking().FirstOrDefaultAsync(entry => entry.OperationId == change.OperationId, cancellationToken) is { } earlier)
                {
                    return earlier.Action == BuiltInMatrixDismissed.ActionName ? new ShapeOutcome.Shaped(words, change.OperationId) : new ShapeOutcome.OperationUsed();
                }

                if (await context.Matrices.SingleOrDefaultAsync(candidate => candidate.Slug == matrix, cancellationToken) is not { } stored
                    || await OpenOfferAsync(context, stored, cancellationToken) is not { } offer || offer.ContentHash != offered)
                {
                    return new ShapeOutcome.Missing();
                }

                await SettleAsync(context, stored, cancellationToken);
                await context.RecordAsync(AuditStream.Content, new BuiltInMatrixDismissed(matrix, offered), change, now, cancellationToken);
                await context.SaveChangesAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return new ShapeOutcome.Shaped(words, change.OperationId);
            }
        }

        await rights.RecordRefusalAsync(change.Actor, $"matrices/{matrix}/offer", Roles.Editor, cancellationToken);
        return new ShapeOutcome.Refused();
    }

    /// <summary>The offered content, unless that very content was settled before.</summary>
    private static async Task<StoredDraft?> OpenOfferAsync(PortalDbContext context, StoredMatrix matrix, CancellationToken cancellationToken)
    {
        var settled = await context.Drafts.AsNoTracking()
            .Where(draft => draft.MatrixId == matrix.Id && draft.Origin == StoredDraft.SettledBuiltIn)
            .Select(draft => draft.ContentHash)
            .SingleOrDefaultAsync(cancellationToken);
        return await context.Drafts.AsNoTracking().SingleOrDefaultAsync(
            draft => draft.MatrixId == matrix.Id && draft.Origin == StoredDraft.FromBuiltIn && draft.ContentHash != settled, cancellationToken);
    }

    /// <summary>Remembers what was settled, beside the offer: by that the portal knows what it has offered already.</summary>
    private async Task SettleAsync(PortalDbContext context, StoredMatrix matrix, CancellationToken cancellationToken)
    {
        if (await OpenOfferAsync(context, matrix, cancellationToken) is not { } offer)
        {
            return;
        }

        var content = Encoding.UTF8.GetBytes(offer.Content);
        var now = UtcInstant.ToMilliseconds(clock.GetUtcNow());
        if (await context.Drafts.SingleOrDefaultAsync(draft => draft.MatrixId == matrix.Id && draft.Origin == StoredDraft.SettledBuiltIn, cancellationToken) is { } settled)
        {
            settled.Replace(content, now);
        }
        else
        {
            context.Drafts.Add(StoredDraft.Create(matrix, StoredDraft.SettledBuiltIn, content, now));
        }
    }
}
