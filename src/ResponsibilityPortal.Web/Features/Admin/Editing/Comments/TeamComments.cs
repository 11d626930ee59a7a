using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Texts;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Store.Writing;
using ResponsibilityPortal.Web.Drafts;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Admin.Editing.Comments;

/// <summary>
/// Internal comments of the team about the cells of a draft. They remain after a publication and are never part of a version.
/// </summary>
public sealed class TeamComments(
    IDbContextFactory<PortalDbContext> contexts,
    Writer writer,
    DraftSnapshots drafts,
    Rights rights,
    TimeProvider clock
)
{
    public const int TextMaxLength = StoredComment.TextMaxLength;

    /// <summary>
    /// Returns the comments on a cell or, without a cell, the open comments on all cells; the oldest first. Empty if the actor can't see
    /// drafts.
    /// </summary>
    public async Task<IReadOnlyList<TeamComment>> ListAsync(string matrix, CellKey? cell, Actor actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await Rights.AllowsAsync(context, clock.GetUtcNow(), actor, Policies.DraftRoles, cancellationToken))
        {
            await rights.RecordRefusalAsync(actor, $"matrices/{matrix}/comments", Policies.DraftRoles, cancellationToken);
            return [];
        }

        var comments =
            from comment in context.Comments.AsNoTracking()
            join known in context.Matrices on comment.MatrixId equals known.Id
            where known.Slug == matrix
            select comment;
        comments = cell is { } key
            ? comments.Where(comment => comment.Responsibility == key.Responsibility && comment.HostingModel == key.HostingModel)
            : comments.Where(comment => comment.ResolvedAt == null);
        return
        [
            .. (await comments.OrderBy(comment => comment.WrittenAt).ToListAsync(cancellationToken)).Select(comment => new TeamComment(
                comment.Id,
                new CellKey(comment.Responsibility, comment.HostingModel ?? ""),
                comment.Text,
                new Actor(comment.AuthorId, comment.AuthorName),
                comment.WrittenAt,
                comment.ResolvedById is null ? null : new Actor(comment.ResolvedById, comment.ResolvedByName ?? "").Shown
            )),
        ];
    }

    /// <summary>Adds a comment to a cell.</summary>
    public Task<CommentOutcome> AddAsync(string matrix, CellKey cell, string text, Change change, CancellationToken cancellationToken)
    {
        text = TextRule.WithLineFeeds(text).Trim();
        return RunAsync(
            matrix,
            change,
            async (write, earlier) =>
                earlier.First.Action == CommentAdded.ActionName
                && await FindAddedAsync(write.Context, matrix, earlier, cancellationToken) is { } added
                && added.Responsibility == cell.Responsibility
                && added.HostingModel == cell.HostingModel
                && added.Text == text,
            (write, stored) => AddAsync(write, stored, cell, text, cancellationToken),
            cancellationToken
        );
    }

    /// <summary>Marks a comment as resolved or open.</summary>
    public Task<CommentOutcome> ResolveAsync(string matrix, Guid id, bool isResolved, Change change, CancellationToken cancellationToken) =>
        RunAsync(
            matrix,
            change,
            (_, earlier) => Task.FromResult(earlier.Is(TargetOf(matrix, id), CommentResolved.ActionName)),
            async (write, stored) =>
            {
                if (
                    await write.Context.Comments.SingleOrDefaultAsync(
                        comment => comment.Id == id && comment.MatrixId == stored.Id,
                        cancellationToken
                    )
                    is not { } comment
                )
                {
                    return new CommentOutcome.NotDone(Refusal.NotFound);
                }

                if (isResolved == comment.ResolvedAt is not null)
                {
                    return new CommentOutcome.Done();
                }

                if (isResolved)
                {
                    comment.Resolve(change.Actor, write.Now);
                }
                else
                {
                    comment.Reopen();
                }

                await write.RecordAsync(new CommentResolved(matrix, id, isResolved), cancellationToken);
                return new CommentOutcome.Done();
            },
            cancellationToken
        );

    private async Task<CommentOutcome> AddAsync(
        WriteScope write,
        StoredMatrix matrix,
        CellKey cell,
        string text,
        CancellationToken cancellationToken
    )
    {
        if (text.Length is 0 or > TextMaxLength)
        {
            return new CommentOutcome.Invalid(
                text.Length == 0
                    ? "Enter a comment first."
                    : $"A comment has at most {TextMaxLength:N0} characters; this one has {text.Length:N0}."
            );
        }

        if (TextRule.ProblemOf(text, severalLines: true) is { } problem)
        {
            return new CommentOutcome.Invalid($"The comment {problem}");
        }

        if (await drafts.FindAsync(matrix.Slug, cancellationToken) is not { } draft || draft.Find(cell) is null)
        {
            return new CommentOutcome.Invalid("The draft no longer has this cell.");
        }

        var comment = StoredComment.Create(matrix, cell.Responsibility, cell.HostingModel, text, write.Change.Actor, write.Now);
        write.Context.Comments.Add(comment);
        await write.RecordAsync(new CommentAdded(matrix.Slug, comment.Id, cell.Responsibility, cell.HostingModel, text), cancellationToken);
        return new CommentOutcome.Done();
    }

    private static string TargetOf(string matrix, Guid comment) => $"matrices/{matrix}/comments/{comment:D}";

    /// <summary>Finds the comment that an earlier operation has added to a matrix.</summary>
    private static async Task<StoredComment?> FindAddedAsync(
        PortalDbContext context,
        string matrix,
        EarlierOperation earlier,
        CancellationToken cancellationToken
    ) =>
        Guid.TryParse(earlier.First.Target.AsSpan(earlier.First.Target.LastIndexOf('/') + 1), out var id)
        && earlier.First.Target == TargetOf(matrix, id)
            ? await context.Comments.AsNoTracking().SingleOrDefaultAsync(comment => comment.Id == id, cancellationToken)
            : null;

    /// <param name="isSame">Returns whether an earlier operation was this command.</param>
    private Task<CommentOutcome> RunAsync(
        string matrix,
        Change change,
        Func<WriteScope, EarlierOperation, Task<bool>> isSame,
        Func<WriteScope, StoredMatrix, Task<CommentOutcome>> act,
        CancellationToken cancellationToken
    ) =>
        writer.RunAsync<CommentOutcome>(
            new WriteCommand(Policies.DraftRoles, $"matrices/{matrix}/comments", change) { IsSmall = true },
            async (write, earlier) => await isSame(write, earlier) ? new CommentOutcome.Done() : null,
            async write =>
                await write.Context.Matrices.SingleOrDefaultAsync(candidate => candidate.Slug == matrix, cancellationToken) is { } stored
                    ? await act(write, stored)
                    : new CommentOutcome.NotDone(Refusal.NotFound),
            cancellationToken
        );
}
