using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Drafting;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Web.Drafts;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Editing;

/// <summary>Records why a cell was changed, after the change: with keys it is made first and explained later.</summary>
public sealed class CellReasons(WriteQueue writes, DraftSnapshots drafts, Rights rights, TimeProvider clock)
{
    private const Roles Editors = Roles.Editor;

    public async Task<ExplainOutcome> ExplainAsync(string matrix, CellKey key, string reason, Change change, CancellationToken cancellationToken)
    {
        var decision = await writes.WriteAsync(context => DecideAsync(context, matrix, key, reason.ReplaceLineEndings("\n").Trim(), change, cancellationToken), cancellationToken);
        if (decision is null)
        {
            return ExplainOutcome.Busy;
        }

        if (decision.Cell is { } cell)
        {
            drafts.Advance(matrix, decision.Frame!, [cell]);
        }

        if (decision.Outcome == ExplainOutcome.Refused)
        {
            await rights.RecordRefusalAsync(change.Actor, $"matrices/{matrix}/draft", Editors, cancellationToken);
        }

        return decision.Outcome;
    }

    private async Task<Decision> DecideAsync(
        PortalDbContext context, string slug, CellKey key, string reason, Change change, CancellationToken cancellationToken)
    {
        var now = UtcInstant.ToMilliseconds(clock.GetUtcNow());
        if (!await Rights.AllowsAsync(context, now, change.Actor, Editors, cancellationToken))
        {
            return new Decision(ExplainOutcome.Refused);
        }

        if (await context.AuditEntries.AnyAsync(entry => entry.OperationId == change.OperationId, cancellationToken))
        {
            return new Decision(ExplainOutcome.Explained);
        }

        if (reason.Length > Change.ReasonMaxLength)
        {
            return new Decision(ExplainOutcome.TooLong);
        }

        if (await context.Matrices.SingleOrDefaultAsync(candidate => candidate.Slug == slug, cancellationToken) is not { } matrix
            || await drafts.FrameAsync(matrix, cancellationToken) is not { } frame
            || frame.Find(key) is not { } framed)
        {
            return new Decision(ExplainOutcome.NothingToExplain);
        }

        var stored = await context.DraftCells.FindAsync([matrix.Id, key.Responsibility, key.HostingModel], cancellationToken);
        if ((stored?.ToAssignment() ?? framed) == (frame.FindPublished(key) ?? new Assignment(key.HostingModel)))
        {
            return new Decision(ExplainOutcome.NothingToExplain);
        }

        if (stored?.Reason == reason)
        {
            return new Decision(ExplainOutcome.Unchanged);
        }

        if (stored is null)
        {
            stored = StoredDraftCell.Unedited(matrix, key, framed, change.Actor, now);
            context.DraftCells.Add(stored);
        }

        stored.Explain(reason);
        await context.RecordAsync(AuditStream.Content, new AssignmentExplained(slug, key, reason), change, now, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        return new Decision(ExplainOutcome.Explained, frame, stored.ToCell(matrix.LatestVersion));
    }

    /// <summary>The result of a write.</summary>
    /// <param name="Cell">The cell with its new reason; null when nothing was recorded.</param>
    private sealed record Decision(ExplainOutcome Outcome, DraftFrame? Frame = null, DraftCell? Cell = null);
}
