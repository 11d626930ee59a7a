using System.Text;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Store.Writing;

namespace ResponsibilityPortal.Web.Features.Admin.Structure;

/// <summary>Offers of a newer built-in matrix. Editors put the offered content into the draft, or dismiss the offer.</summary>
public sealed class BuiltInOffers(IDbContextFactory<PortalDbContext> contexts, Writer writer, DraftStructureEditor structureEditor)
{
    /// <summary>Returns the open offer for a matrix; null if there is none, or if the actor can't see drafts.</summary>
    public async Task<BuiltInOffer?> FindAsync(string matrix, Actor actor, CancellationToken cancellationToken)
    {
        if (await structureEditor.OpenAsync(matrix, actor, cancellationToken) is not { } draft)
        {
            return null;
        }

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return
            await context.Matrices.AsNoTracking().SingleOrDefaultAsync(candidate => candidate.Slug == matrix, cancellationToken)
                is { } stored
            && await OpenOfferAsync(context, stored, cancellationToken) is { } offer
            && offer.ContentHash != draft.ContentHash
            && MatrixReader.Read(Encoding.UTF8.GetBytes(offer.Content), cancellationToken) is MatrixReadOutcome.Accepted(var content)
            ? new BuiltInOffer(content, offer.ContentHash, draft, offer.StoredAt)
            : null;
    }

    /// <summary>Replaces the content of the draft with the offered content.</summary>
    /// <param name="offered">Content hash of the offer that the caller saw.</param>
    /// <param name="seen">Content hash of the draft that the caller compared it with.</param>
    public Task<StructureOutcome> AcceptAsync(
        string matrix,
        string offered,
        string seen,
        Change change,
        CancellationToken cancellationToken
    ) =>
        structureEditor.EditStructureAsync(
            matrix,
            async (context, stored) =>
                await OpenOfferAsync(context, stored, cancellationToken) is { } offer
                && offer.ContentHash == offered
                && MatrixReader.Read(Encoding.UTF8.GetBytes(offer.Content)) is MatrixReadOutcome.Accepted(var content)
                    ? new StructureEdit.Replace(content, seen, new ContentSource.BuiltIn())
                    : null,
            (write, stored) => CloseOfferAsync(write, stored, cancellationToken),
            change,
            cancellationToken
        );

    /// <summary>Dismisses the offer. A different offer is shown again.</summary>
    public Task<StructureOutcome> DismissAsync(string matrix, string offered, Change change, CancellationToken cancellationToken)
    {
        var done = new StructureOutcome.Edited("Dismissed the newer built-in matrix.", change.OperationId);
        return writer.RunAsync<StructureOutcome>(
            new WriteCommand(Roles.Editor, $"matrices/{matrix}/offer", change),
            earlier => earlier.Is($"matrices/{matrix}", BuiltInMatrixDismissed.ActionName) ? done : null,
            async write =>
            {
                if (
                    await write.Context.Matrices.SingleOrDefaultAsync(candidate => candidate.Slug == matrix, cancellationToken)
                        is not { } stored
                    || await OpenOfferAsync(write.Context, stored, cancellationToken) is not { } offer
                    || offer.ContentHash != offered
                )
                {
                    return new StructureOutcome.NotDone(Refusal.NotFound);
                }

                await CloseOfferAsync(write, stored, cancellationToken);
                await write.RecordAsync(new BuiltInMatrixDismissed(matrix, offered), cancellationToken);
                return done;
            },
            cancellationToken
        );
    }

    /// <summary>Returns the offered content, unless editors have already used or dismissed exactly this content.</summary>
    private static async Task<StoredDraft?> OpenOfferAsync(
        PortalDbContext context,
        StoredMatrix matrix,
        CancellationToken cancellationToken
    )
    {
        var answered = await context
            .Drafts.AsNoTracking()
            .Where(draft => draft.MatrixId == matrix.Id && draft.Origin == StoredDraft.AnsweredOffer)
            .Select(draft => draft.ContentHash)
            .SingleOrDefaultAsync(cancellationToken);
        return await context
            .Drafts.AsNoTracking()
            .SingleOrDefaultAsync(
                draft => draft.MatrixId == matrix.Id && draft.Origin == StoredDraft.FromBuiltIn && draft.ContentHash != answered,
                cancellationToken
            );
    }

    /// <summary>
    /// Stores the content that was used or dismissed next to the offer. The portal uses it to know what it has already offered.
    /// </summary>
    private static async Task CloseOfferAsync(WriteScope write, StoredMatrix matrix, CancellationToken cancellationToken)
    {
        var context = write.Context;
        if (await OpenOfferAsync(context, matrix, cancellationToken) is not { } offer)
        {
            return;
        }

        var content = Encoding.UTF8.GetBytes(offer.Content);
        if (
            await context.Drafts.SingleOrDefaultAsync(
                draft => draft.MatrixId == matrix.Id && draft.Origin == StoredDraft.AnsweredOffer,
                cancellationToken
            ) is
            { } answered
        )
        {
            answered.Replace(content, write.Now);
        }
        else
        {
            context.Drafts.Add(StoredDraft.Create(matrix, StoredDraft.AnsweredOffer, content, write.Now));
        }
    }
}
