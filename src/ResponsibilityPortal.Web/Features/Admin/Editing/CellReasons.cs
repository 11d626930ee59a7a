using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Store.Writing;
using ResponsibilityPortal.Web.Drafts;

namespace ResponsibilityPortal.Web.Features.Admin.Editing;

/// <summary>Records the reason for a change of a cell after the change. Edits with keys are made first and explained later.</summary>
public sealed class CellReasons(Writer writer, DraftSnapshots drafts)
{
    public Task<ExplainOutcome> ExplainAsync(
        string matrix,
        CellKey key,
        string reason,
        Change change,
        CancellationToken cancellationToken
    ) =>
        writer.RunAsync<ExplainOutcome>(
            new WriteCommand(Roles.Editor, $"matrices/{matrix}/draft", change) { IsSmall = true },
            earlier =>
                earlier.Is(AssignmentChanged.TargetOf(matrix, key), AssignmentExplained.ActionName) ? new ExplainOutcome.Explained() : null,
            write => ExplainAsync(write, matrix, key, reason.ReplaceLineEndings("\n").Trim(), cancellationToken),
            cancellationToken
        );

    private async Task<ExplainOutcome> ExplainAsync(
        WriteScope write,
        string slug,
        CellKey key,
        string reason,
        CancellationToken cancellationToken
    )
    {
        if (reason.Length > Change.ReasonMaxLength)
        {
            return new ExplainOutcome.TooLong();
        }

        var context = write.Context;
        if (
            await context.Matrices.SingleOrDefaultAsync(candidate => candidate.Slug == slug, cancellationToken) is not { } matrix
            || await drafts.FrameAsync(matrix, cancellationToken) is not { } frame
            || frame.Find(key) is not { } framed
        )
        {
            return new ExplainOutcome.NothingToExplain();
        }

        var stored = await context.DraftCells.FindAsync([matrix.Id, key.Responsibility, key.HostingModel], cancellationToken);
        if ((stored?.ToAssignment() ?? framed) == (frame.FindPublished(key) ?? new Assignment(key.HostingModel)))
        {
            return new ExplainOutcome.NothingToExplain();
        }

        if (stored?.Reason == reason)
        {
            return new ExplainOutcome.Unchanged();
        }

        if (stored is null)
        {
            stored = StoredDraftCell.Unedited(matrix, key, framed, write.Change.Actor, write.Now);
            context.DraftCells.Add(stored);
        }

        stored.Explain(reason);
        await write.RecordAsync(new AssignmentExplained(slug, key, reason), cancellationToken);
        var cell = stored.ToCell(matrix.LatestVersion);
        write.AfterCommit(() => drafts.Advance(slug, frame, [cell]));
        return new ExplainOutcome.Explained();
    }
}
