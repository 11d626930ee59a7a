using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Drafting;
using ResponsibilityPortal.Domain.Texts;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Web.Drafts;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Editing.Comments;

/// <summary>What the team says among itself about the cells of a draft. It outlives publications and never gets into one.</summary>
public sealed class TeamComments(IDbContextFactory<PortalDbContext> contexts, DraftSnapshots drafts, Rights rights, TimeProvider clock)
{
    public const int TextMaxLength = StoredComment.TextMaxLength;

    /// <summary>The comments on a cell, or, without one, the open comments on all cells; the oldest first. Empty for who may not see drafts.</summary>
    public async Task<IReadOnlyList<TeamComment>> ListAsync(string matrix, CellKey? cell, Actor actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await Rights.AllowsAsync(context, clock.GetUtcNow(), actor, Policies.DraftRoles, cancellationToken))
        {
            await rights.RecordRefusalAsync(actor, $"matrices/{matrix}/comments", Policies.DraftRoles, cancellationToken);
            return [];
        }

        var comments = from comment in context.Comments.AsNoTracking()
                       join known in context.Matrices on comment.MatrixId equals known.Id
                       where known.Slug == matrix
                       select comment;
        comments = cell is { } key
            ? comments.Where(comment => comment.Responsibility == key.Responsibility && comment.HostingModel == key.HostingModel)
            : comments.Where(comment => comment.ResolvedAt == null);
        return [.. (await comments.OrderBy(comment => comment.WrittenAt).ToListAsync(cancellationToken)).Select(comment => new TeamComment(
            comment.Id,
            new CellKey(comment.Responsibility, comment.HostingModel ?? ""),
            comment.Text,
            new Actor(comment.AuthorId, comment.AuthorName),
            comment.WrittenAt,
            comment.ResolvedById is null ? null : new Actor(comment.ResolvedById, comment.ResolvedByName ?? "").Shown))];
    }

    /// <summary>Says something about a cell.</summary>
    public Task<CommentOutcome> AddAsync(string matrix, CellKey cell, string text, Change change, CancellationToken cancellationToken) =>
        ActAsync(matrix, change, async (context, stored, now) =>
        {
            text = TextRule.WithLineFeeds(text).Trim();
            if (text.Length is 0 or > TextMaxLength)
            {
                return new CommentOutcome.Invalid(text.Length == 0 ? "Write something first." : $"A comment has at most {TextMaxLength:N0} characters; this one has {text.Length:N0}.");
            }

            if (TextRule.ProblemOf(text, severalLines: true) is { } problem)
            {
                return new CommentOutcome.Invalid($"The comment {problem}");
            }

            if (await drafts.FindAsync(matrix, cancellationToken) is not { } draft || draft.Find(cell) is null)
            {
                return new CommentOutcome.Invalid("The draft has no such cell any longer.");
            }

            var comment = StoredComment.Create(stored, cell.Responsibility, cell.HostingModel, text, change.Actor, now);
            context.Comments.Add(comment);
            await context.RecordAsync(
                AuditStream.Content, new CommentAdded(matrix, comment.Id, cell.Responsibility, cell.HostingModel, text), change, now, cancellationToken);
            return new CommentOutcome.Done();
        }, cancellationToken);

    /// <summary>Finds the matter of a comment settled, or open again.</summary>
    public Task<CommentOutcome> SettleAsync(string matrix, Guid id, bool isSettled, Change change, CancellationToken cancellationToken) =>
        ActAsync(matrix, change, async (context, stored, now) =>
        {
            if (await context.Comments.SingleOrDefaultAsync(comment => comment.Id == id && comment.MatrixId == stored.Id, cancellationToken) is not { } comment)
            {
                return new CommentOutcome.Invalid("There is no such comment.");
            }

            if (isSettled == comment.ResolvedAt is not null)
            {
                return new CommentOutcome.Done();
            }

            if (isSettled)
            {
                comment.Resolve(change.Actor, now);
            }
            else
            {
                comment.Reopen();
            }

            await context.RecordAsync(AuditStream.Content, new CommentSettled(matrix, id, isSettled), change, now, cancellationToken);
            return new CommentOutcome.Done();
        }, cancellationToken);

    private async Task<CommentOutcome> ActAsync(
        string matrix, Change change, Func<PortalDbContext, StoredMatrix, DateTimeOffset, Task<CommentOutcome>> act, CancellationToken cancellationToken)
    {
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        await using (var transaction = await context.Database.BeginTransactionAsync(cancellationToken))
        {
            if (await Rights.AllowsAsync(context, clock.GetUtcNow(), change.Actor, Policies.DraftRoles, cancellationToken))
            {
                if (await context.AuditEntries.AnyAsync(entry => entry.OperationId == change.OperationId, cancellationToken))
                {
                    return new CommentOutcome.Done();
                }

                if (await context.Matrices.SingleOrDefaultAsync(candidate => candidate.Slug == matrix, cancellationToken) is not { } stored)
                {
                    return new CommentOutcome.Invalid("There is no such matrix.");
                }

                var outcome = await act(context, stored, clock.GetUtcNow());
                if (outcome is CommentOutcome.Done)
                {
                    await context.SaveChangesAsync(cancellationToken);
                    await transaction.CommitAsync(cancellationToken);
                }

                return outcome;
            }
        }

        await rights.RecordRefusalAsync(change.Actor, $"matrices/{matrix}/comments", Policies.DraftRoles, cancellationToken);
        return new CommentOutcome.Refused();
    }
}
