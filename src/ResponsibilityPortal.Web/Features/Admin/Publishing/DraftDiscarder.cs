using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Features.Admin.Publishing;

/// <summary>Discards the changes of drafts.</summary>
public sealed class DraftDiscarder(DraftCommands commands)
{
    /// <summary>Discards all changes of a draft. The log keeps the discarded content.</summary>
    /// <param name="seen">Content hash of the draft that the caller saw.</param>
    public Task<ReviewOutcome> DiscardAsync(string matrix, string seen, Change change, CancellationToken cancellationToken) =>
        commands.RunAsync(
            matrix,
            Roles.Editor,
            seen,
            change,
            earlier => earlier.Is(DraftDiscarded.TargetOf(matrix), DraftDiscarded.ActionName),
            draft => DiscardAsync(draft, cancellationToken),
            cancellationToken
        );

    private static async Task<ReviewOutcome> DiscardAsync(DraftWrite command, CancellationToken cancellationToken)
    {
        var draft = command.Draft;
        if (draft.Frame.Latest == 0)
        {
            return new ReviewOutcome.Invalid(
                "This matrix was never published, so there is no version to revert to. Remove the matrix instead."
            );
        }

        if (!draft.HasChanges)
        {
            return new ReviewOutcome.Invalid("The draft has no changes to discard.");
        }

        var cells = draft
            .Edited.Values.Where(cell => draft.IsChanged(cell.Key))
            .OrderBy(cell => cell.Key.ToString(), StringComparer.Ordinal)
            .ToValueList();
        await command.Write.RecordAsync(
            new DraftDiscarded(command.Matrix.Slug, draft.ContentHash, cells, draft.Frame.IsRestructured ? draft.Content : null),
            cancellationToken
        );
        await RevertAsync(command, cancellationToken);
        return new ReviewOutcome.Done();
    }

    /// <summary>Makes the draft equal to the latest version.</summary>
    /// <remarks>
    /// Cells are reverted by one more edit, and their edit count is kept. If it restarted at 0, a later edit could have the same number as
    /// one that another user saw before. That user would then overwrite the later edit without a conflict.
    /// </remarks>
    private static async Task RevertAsync(DraftWrite command, CancellationToken cancellationToken)
    {
        var (write, matrix, draft) = command;
        var context = write.Context;
        var cells = await context.DraftCells.Where(cell => cell.MatrixId == matrix.Id).ToListAsync(cancellationToken);
        await context.ClearDraftAsync(matrix, cancellationToken);
        foreach (var cell in cells)
        {
            if (draft.Frame.FindPublished(cell.Key) is not { } published)
            {
                context.Entry(cell).State = EntityState.Detached;
                continue;
            }

            // The lines above deleted the cell; add it again.
            context.Entry(cell).State = EntityState.Added;
            cell.Assign(cell.ToAssignment(), published, write.Change with { Reason = null }, write.Now);
        }

        matrix.Restructure();
    }
}
