using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Drafting;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Texts;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Web.Composition;
using ResponsibilityPortal.Web.Drafts;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Publishing;

/// <summary>Lets somebody else look at a draft before it is published, and throws drafts away.</summary>
/// <remarks>A review names the draft by its content hash, so that an approval lapses by itself when the draft changes.</remarks>
public sealed class DraftReviews(
    IDbContextFactory<PortalDbContext> contexts, DraftSnapshots drafts, CellHistory histories, Rights rights, IOptions<PortalOptions> options, TimeProvider clock)
{
    /// <summary>The draft and its review; null when there is none, or the actor may not see drafts.</summary>
    public async Task<DraftReview?> OpenAsync(string matrix, Actor actor, CancellationToken cancellationToken)
    {
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            if (await Rights.AllowsAsync(context, clock.GetUtcNow(), actor, Policies.DraftRoles, cancellationToken))
            {
                await using var reading = await context.BeginReadingAsync(cancellationToken);
                return await context.Matrices.AsNoTracking().SingleOrDefaultAsync(candidate => candidate.Slug == matrix, cancellationToken) is { } stored
                    && await drafts.FindAsync(matrix, cancellationToken) is { } draft
                        ? await ReadAsync(context, stored, draft, cancellationToken)
                        : null;
            }
        }

        await rights.RecordRefusalAsync(actor, $"matrices/{matrix}/review", Policies.DraftRoles, cancellationToken);
        return null;
    }

    /// <summary>The edits of a cell, the latest first; empty for who may not see drafts.</summary>
    public async Task<IReadOnlyList<CellHistoryEntry>> ReadHistoryAsync(string matrix, CellKey key, Actor actor, CancellationToken cancellationToken) =>
        await OpenAsync(matrix, actor, cancellationToken) is null ? [] : await histories.ReadAsync(matrix, key, cancellationToken);

    /// <summary>Asks that somebody looks at the draft as it stands.</summary>
    /// <param name="seen">Content hash of the draft that the caller looked at.</param>
    public Task<ReviewOutcome> AskAsync(string matrix, string seen, string? comment, Change change, CancellationToken cancellationToken) =>
        ActAsync(matrix, Policies.DraftRoles, [ReviewAsked.ActionName], seen, change, async (act, review) =>
        {
            if (!review.Draft.HasChanges)
            {
                return new ReviewOutcome.Invalid("The draft is as published; there is nothing to look at.");
            }

            if (Unfit(comment, StoredReview.CommentMaxLength) is { } problem)
            {
                return problem;
            }

            if (review.Request is { IsApproved: null } asked && asked.ContentHash == seen && asked.Comment == Blank(comment))
            {
                return new ReviewOutcome.Unchanged();
            }

            var stored = await FindOrCreateAsync(act, cancellationToken);
            stored.Ask(seen, Blank(comment), change.Actor, act.Now);
            await act.RecordAsync(new ReviewAsked(matrix, seen, Blank(comment)), cancellationToken);
            return new ReviewOutcome.Done();
        }, cancellationToken);

    /// <summary>Approves the draft as it stands, or sends it back with a remark.</summary>
    /// <param name="seen">Content hash of the draft that the caller looked at; the approval holds for nothing else.</param>
    public Task<ReviewOutcome> DecideAsync(string matrix, string seen, bool isApproved, string? remark, Change change, CancellationToken cancellationToken) =>
        ActAsync(matrix, Roles.Approver, [ReviewDecided.NameOf(isApproved)], seen, change, async (act, review) =>
        {
            if (!review.Draft.HasChanges)
            {
                return new ReviewOutcome.Invalid("The draft is as published; there is nothing to decide.");
            }

            if (!isApproved && Blank(remark) is null)
            {
                return new ReviewOutcome.Invalid("Say why you send it back, so that its editors know what to do.");
            }

            if (Unfit(remark, Change.ReasonMaxLength) is { } problem)
            {
                return problem;
            }

            if (isApproved && MatrixCompleteness.GapsIn(review.Draft.Content) is { Count: > 0 } gaps)
            {
                return new ReviewOutcome.Invalid(
                    $"{gaps.Count} of the cells {(gaps.Count == 1 ? "has" : "have")} no accountable party. A draft with gaps cannot be published, so there is nothing to approve yet.");
            }

            if (isApproved && review.IsBarred(change.Actor))
            {
                return new ReviewOutcome.OwnEdits();
            }

            if (review.Request is { } decided && decided.ContentHash == seen && decided.IsApproved == isApproved
                && decided.DecidedBy?.Id == change.Actor.Id && decided.Remark == Blank(remark))
            {
                return new ReviewOutcome.Unchanged();
            }

            var stored = await FindOrCreateAsync(act, cancellationToken);
            if (stored.ContentHash != seen)
            {
                // Nobody asked about this very draft; whoever decides has looked at it all the same.
                stored.Ask(seen, stored.Comment, change.Actor, act.Now);
            }

            stored.Decide(isApproved, Blank(remark), change.Actor, act.Now);
            await act.RecordAsync(new ReviewDecided(matrix, seen, isApproved, Blank(remark)), cancellationToken);
            return new ReviewOutcome.Done();
        }, cancellationToken);

    /// <summary>Says why somebody else becomes accountable in cells, after they were edited.</summary>
    public Task<ReviewOutcome> ExplainAsync(string matrix, ValueList<CellKey> cells, string reason, Change change, CancellationToken cancellationToken) =>
        ActAsync(matrix, Roles.Editor, [AssignmentExplained.ActionName], null, change, async (act, review) =>
        {
            if (Blank(reason) is not { } explanation)
            {
                return new ReviewOutcome.Invalid("Say why.");
            }

            if (Unfit(reason, Change.ReasonMaxLength) is { } problem)
            {
                return problem;
            }

            if (cells.FirstOrDefault(key => !review.Draft.IsMoved(key)) is { Responsibility: not null } still)
            {
                return new ReviewOutcome.Invalid($"Accountability does not move in {still}, so there is nothing to explain. Look at the draft as it is now.");
            }

            var unlike = cells.Distinct().Where(key => review.Draft.Find(key)!.Edit?.Reason != explanation).ToList();
            if (unlike.Count == 0)
            {
                return new ReviewOutcome.Unchanged();
            }

            foreach (var key in unlike)
            {
                await ExplainAsync(act.Context, act.Matrix, review.Draft.Find(key)!, explanation, change, act.Now, cancellationToken);
                await act.RecordAsync(new AssignmentExplained(matrix, key, explanation), cancellationToken);
            }

            return new ReviewOutcome.Done();
        }, cancellationToken);

    /// <summary>Throws all changes of the draft away. The log keeps what they were.</summary>
    /// <param name="seen">Content hash of the draft that the caller looked at.</param>
    public Task<ReviewOutcome> DiscardAsync(string matrix, string seen, Change change, CancellationToken cancellationToken) =>
        ActAsync(matrix, Roles.Editor, [DraftDiscarded.ActionName], seen, change, async (act, review) =>
        {
            var draft = review.Draft;
            if (draft.Frame.Latest == 0)
            {
                return new ReviewOutcome.Invalid("This matrix was never published, so there is nothing to go back to. Remove the matrix instead.");
            }

            if (!draft.HasChanges)
            {
                return new ReviewOutcome.Invalid("The draft is as published; there is nothing to discard.");
            }

            var cells = draft.Edited.Values.Where(cell => draft.IsChanged(cell.Key)).OrderBy(cell => cell.Key.ToString(), StringComparer.Ordinal).ToValueList();
            await act.RecordAsync(new DraftDiscarded(matrix, draft.ContentHash, cells, draft.Frame.IsReshaped ? draft.Content : null), cancellationToken);
            await TakeBackAsync(act, draft, cancellationToken);
            return new ReviewOutcome.Done();
        }, cancellationToken);

    /// <summary>Makes the draft what the latest version is.</summary>
    /// <remarks>
    /// Cells go back by one more edit instead of being forgotten. Counted from 0 again, a later edit would look like the one that
    /// somebody saw before, and they would overwrite it without being told.
    /// </remarks>
    private static async Task TakeBackAsync(Act act, DraftSnapshot draft, CancellationToken cancellationToken)
    {
        var (context, matrix) = (act.Context, act.Matrix);
        var cells = await context.DraftCells.Where(cell => cell.MatrixId == matrix.Id).ToListAsync(cancellationToken);
        await context.ClearDraftAsync(matrix, cancellationToken);
        foreach (var cell in cells)
        {
            if (draft.Frame.FindPublished(cell.Key) is not { } published)
            {
                context.Entry(cell).State = EntityState.Detached;
                continue;
            }

            // Deleted a line above, it stands anew.
            context.Entry(cell).State = EntityState.Added;
            cell.Assign(cell.ToAssignment(), published, act.Change with { Reason = null }, act.Now);
        }

        matrix.Reshape();
    }

    /// <summary>Keeps a reason with a cell, which may never have been edited by itself.</summary>
    private static async Task ExplainAsync(
        PortalDbContext context, StoredMatrix matrix, DraftCell cell, string explanation, Change change, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var stored = await context.DraftCells.FindAsync([matrix.Id, cell.Key.Responsibility, cell.Key.HostingModel], cancellationToken);
        if (stored is null)
        {
            stored = StoredDraftCell.Unedited(matrix, cell.Key, cell.Content, change.Actor, now);
            context.DraftCells.Add(stored);
        }

        stored.Explain(explanation);
    }

    /// <summary>Whose edits a draft holds, and what became of its review.</summary>
    internal async Task<DraftReview> ReadAsync(PortalDbContext context, StoredMatrix matrix, DraftSnapshot draft, CancellationToken cancellationToken)
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

        var request = stored is null ? null : new ReviewRequest(
            stored.ContentHash,
            new Actor(stored.AskedById, stored.AskedByName),
            stored.AskedAt,
            stored.Comment,
            stored.IsApproved,
            stored.DecidedById is null ? null : new Actor(stored.DecidedById, stored.DecidedByName!),
            stored.DecidedAt,
            stored.Reason);
        var approver = request is { IsApproved: true } && request.ContentHash == draft.ContentHash ? request.DecidedBy : null;
        return new DraftReview(
            draft,
            actors,
            makers.ToValueList(),
            options.Value.FourEyes,
            request,
            approver is not null && await IsLoggedAsync(context, matrix, draft.ContentHash, approver, cancellationToken) ? approver : null);
    }

    /// <summary>Whether the last entry about the review says that the user approved this content. The table alone is no evidence.</summary>
    private static async Task<bool> IsLoggedAsync(PortalDbContext context, StoredMatrix matrix, string contentHash, Actor approver, CancellationToken cancellationToken)
    {
        var approval = new ReviewDecided(matrix.Slug, contentHash, IsApproved: true, Remark: null);
        var last = await context.AuditEntries.AsNoTracking()
            .Where(entry => entry.Stream == AuditStream.Content && entry.Target == approval.Target)
            .OrderByDescending(entry => entry.Sequence)
            .FirstOrDefaultAsync(cancellationToken);
        if (last is null || last.Action != approval.Action || last.ActorId != approver.Id)
        {
            return false;
        }

        using var payload = JsonDocument.Parse(last.Payload);
        return payload.RootElement.GetProperty("data").GetProperty("contentHash").GetString() == contentHash;
    }

    /// <summary>Who made the token that acts; null when a person acts.</summary>
    internal static async Task<string?> MakerOfAsync(PortalDbContext context, Actor actor, CancellationToken cancellationToken) =>
        ApiTokens.IdOf(actor) is { } token
            ? await context.ApiTokens.Where(known => known.Id == token).Select(known => known.CreatedById).SingleOrDefaultAsync(cancellationToken)
            : null;

    /// <summary>As what an operation was recorded, if it did anything.</summary>
    private static Task<string?> EarlierActionAsync(PortalDbContext context, Guid operationId, CancellationToken cancellationToken) =>
        context.AuditEntries.AsNoTracking()
            .Where(entry => entry.OperationId == operationId)
            .OrderBy(entry => entry.Sequence)
            .Select(entry => entry.Action)
            .FirstOrDefaultAsync(cancellationToken);

    /// <param name="actions">As what such a command is recorded, by which an operation that is sent again is known.</param>
    private async Task<ReviewOutcome> ActAsync(
        string matrix,
        Roles anyOf,
        string[] actions,
        string? seen,
        Change change,
        Func<Act, DraftReview, Task<ReviewOutcome>> act,
        CancellationToken cancellationToken)
    {
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        await using (var transaction = await context.Database.BeginTransactionAsync(cancellationToken))
        {
            var now = UtcInstant.ToMilliseconds(clock.GetUtcNow());
            if (await Rights.AllowsAsync(context, now, change.Actor, anyOf, cancellationToken))
            {
                if (await EarlierActionAsync(context, change.OperationId, cancellationToken) is { } earlier)
                {
                    return actions.Contains(earlier) ? new ReviewOutcome.Done() : new ReviewOutcome.OperationUsed();
                }

                if (await context.Matrices.SingleOrDefaultAsync(candidate => candidate.Slug == matrix, cancellationToken) is not { } stored
                    || await drafts.ReadAsync(context, stored, cancellationToken) is not { } draft)
                {
                    return new ReviewOutcome.Missing();
                }

                if (seen is not null && seen != draft.ContentHash)
                {
                    return new ReviewOutcome.Changed(draft.ContentHash);
                }

                var outcome = await act(new Act(context, stored, change, now), await ReadAsync(context, stored, draft, cancellationToken));
                if (outcome is ReviewOutcome.Done)
                {
                    await context.SaveChangesAsync(cancellationToken);
                    await transaction.CommitAsync(cancellationToken);
                    if (stored.RowVersion != draft.Frame.Revision)
                    {
                        drafts.Reload(matrix);
                    }
                    else
                    {
                        // Reasons stand with cells; what a review came to stands beside the draft. Neither moves its rows.
                        drafts.Advance(matrix, draft.Frame, [.. context.DraftCells.Local.Select(cell => cell.ToCell(stored.LatestVersion))]);
                    }
                }

                return outcome;
            }
        }

        await rights.RecordRefusalAsync(change.Actor, $"matrices/{matrix}/review", anyOf, cancellationToken);
        return new ReviewOutcome.Refused();
    }

    private static async Task<StoredReview> FindOrCreateAsync(Act act, CancellationToken cancellationToken)
    {
        if (await act.Context.Reviews.FindAsync([act.Matrix.Id], cancellationToken) is { } review)
        {
            return review;
        }

        review = StoredReview.Create(act.Matrix);
        act.Context.Reviews.Add(review);
        return review;
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : TextRule.WithLineFeeds(text).Trim();

    private static ReviewOutcome.Invalid? Unfit(string? text, int limit) => Blank(text) is not { } written ? null
        : written.Length > limit ? new ReviewOutcome.Invalid($"This has more than {limit:N0} characters.")
        : TextRule.ProblemOf(written, severalLines: true) is { } problem ? new ReviewOutcome.Invalid($"This {problem}")
        : null;

    /// <summary>A command within its transaction.</summary>
    private sealed record Act(PortalDbContext Context, StoredMatrix Matrix, Change Change, DateTimeOffset Now)
    {
        public Task RecordAsync(AuditFact fact, CancellationToken cancellationToken) => Context.RecordAsync(AuditStream.Content, fact, Change, Now, cancellationToken);
    }
}
