using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Store.Writing;
using ResponsibilityPortal.Web.Drafts;

namespace ResponsibilityPortal.Web.Features.Admin.Publishing;

/// <summary>Runs commands on an entire draft, which must be the draft that the caller saw.</summary>
public sealed class DraftCommands(Writer writer, DraftSnapshots drafts)
{
    /// <param name="seen">Content hash of the draft that the caller saw; null if the command doesn't depend on it.</param>
    /// <param name="isSame">Returns whether an earlier operation with the same ID was this command.</param>
    public Task<ReviewOutcome> RunAsync(
        string matrix,
        Roles anyOf,
        string? seen,
        Change change,
        Func<EarlierOperation, bool> isSame,
        Func<DraftWrite, Task<ReviewOutcome>> act,
        CancellationToken cancellationToken
    ) =>
        writer.RunAsync<ReviewOutcome>(
            new WriteCommand(anyOf, $"matrices/{matrix}/review", change),
            earlier => isSame(earlier) ? new ReviewOutcome.Done() : null,
            async write =>
            {
                if (
                    await write.Context.Matrices.SingleOrDefaultAsync(candidate => candidate.Slug == matrix, cancellationToken)
                        is not { } stored
                    || await drafts.ReadAsync(write.Context, stored, cancellationToken) is not { } draft
                )
                {
                    return new ReviewOutcome.NotDone(Refusal.NotFound);
                }

                if (seen is not null && seen != draft.ContentHash)
                {
                    return new ReviewOutcome.Changed(draft.ContentHash);
                }

                var outcome = await act(new DraftWrite(write, stored, draft));

                // Reasons are stored with cells. If the rows of the draft have moved, the draft is read again.
                List<DraftCell> cells = [.. write.Context.DraftCells.Local.Select(cell => cell.ToCell(stored.LatestVersion))];
                write.AfterCommit(() => drafts.Advance(matrix, draft.Frame, cells));

                return outcome;
            },
            cancellationToken
        );
}
