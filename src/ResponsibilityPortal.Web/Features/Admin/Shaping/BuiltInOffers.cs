using System.Text;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Store.Writing;

namespace ResponsibilityPortal.Web.Features.Admin.Shaping;

/// <summary>What a newer release brings for a matrix that it has built in: editors take it over into the draft, or leave it.</summary>
public sealed class BuiltInOffers(IDbContextFactory<PortalDbContext> contexts, Writer writer, DraftShaper shaper)
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
                    ? new ShapeEdit.Replace(content, seen, new ContentSource.BuiltIn())
                    : null,
            (write, stored) => SettleAsync(write, stored, cancellationToken),
            change,
            cancellationToken);

    /// <summary>Dismisses the offer; another one will be shown again.</summary>
    public Task<ShapeOutcome> DismissAsync(string matrix, string offered, Change change, CancellationToken cancellationToken)
    {
        var done = new ShapeOutcome.Shaped("Left the newer built-in matrix.", change.OperationId);
        return writer.RunAsync<ShapeOutcome>(
            new WriteCommand(Roles.Editor, $"matrices/{matrix}/offer", change),
            earlier => earlier.Is($"matrices/{matrix}", BuiltInMatrixDismissed.ActionName) ? done : null,
            async write =>
            {
                if (await write.Context.Matrices.SingleOrDefaultAsync(candidate => candidate.Slug == matrix, cancellationToken) is not { } stored
                    || await OpenOfferAsync(write.Context, stored, cancellationToken) is not { } offer || offer.ContentHash != offered)
                {
                    return new ShapeOutcome.NotDone(Refusal.NotFound);
                }

                await SettleAsync(write, stored, cancellationToken);
                await write.RecordAsync(new BuiltInMatrixDismissed(matrix, offered), cancellationToken);
                return done;
            },
            cancellationToken);
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
    private static async Task SettleAsync(WriteScope write, StoredMatrix matrix, CancellationToken cancellationToken)
    {
        var context = write.Context;
        if (await OpenOfferAsync(context, matrix, cancellationToken) is not { } offer)
        {
            return;
        }

        var content = Encoding.UTF8.GetBytes(offer.Content);
        if (await context.Drafts.SingleOrDefaultAsync(draft => draft.MatrixId == matrix.Id && draft.Origin == StoredDraft.SettledBuiltIn, cancellationToken) is { } settled)
        {
            settled.Replace(content, write.Now);
        }
        else
        {
            context.Drafts.Add(StoredDraft.Create(matrix, StoredDraft.SettledBuiltIn, content, write.Now));
        }
    }
}
