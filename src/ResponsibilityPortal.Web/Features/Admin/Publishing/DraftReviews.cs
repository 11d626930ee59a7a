using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Texts;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Store.Writing;
using ResponsibilityPortal.Web.Drafts;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Admin.Publishing;

/// <summary>Reviews of drafts before they are published.</summary>
/// <remarks>A review identifies the draft by its content hash. An approval therefore lapses when the draft changes.</remarks>
public sealed class DraftReviews(
    IDbContextFactory<PortalDbContext> contexts,
    DraftCommands commands,
    DraftReviewReader reader,
    DraftSnapshots drafts,
    CellHistory histories,
    Rights rights,
    TimeProvider clock
)
{
    /// <summary>Returns the draft and its review; null if there is none, or if the actor can't see drafts.</summary>
    public async Task<DraftReview?> OpenAsync(string matrix, Actor actor, CancellationToken cancellationToken)
    {
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            if (await Rights.AllowsAsync(context, clock.GetUtcNow(), actor, Policies.DraftRoles, cancellationToken))
            {
                return await context.ReadTogetherAsync(
                    async () =>
                        await context
                            .Matrices.AsNoTracking()
                            .SingleOrDefaultAsync(candidate => candidate.Slug == matrix, cancellationToken)
                            is { } stored
                        && await drafts.FindAsync(matrix, cancellationToken) is { } draft
                            ? await reader.ReadAsync(context, stored, draft, cancellationToken)
                            : null,
                    cancellationToken
                );
            }
        }

        await rights.RecordRefusalAsync(actor, $"matrices/{matrix}/review", Policies.DraftRoles, cancellationToken);
        return null;
    }

    /// <summary>Returns the edits of a cell, the latest first; empty if the actor can't see drafts.</summary>
    public async Task<IReadOnlyList<CellHistoryEntry>> ReadHistoryAsync(
        string matrix,
        CellKey key,
        Actor actor,
        CancellationToken cancellationToken
    ) => await OpenAsync(matrix, actor, cancellationToken) is null ? [] : await histories.ReadAsync(matrix, key, cancellationToken);

    /// <summary>Requests a review of the current draft.</summary>
    /// <param name="seen">Content hash of the draft that the caller saw.</param>
    public Task<ReviewOutcome> AskAsync(string matrix, string seen, string? comment, Change change, CancellationToken cancellationToken) =>
        RunAsync(
            matrix,
            Policies.DraftRoles,
            ReviewRequested.ActionName,
            seen,
            change,
            async (command, review) =>
            {
                if (!review.Draft.HasChanges)
                {
                    return new ReviewOutcome.Invalid("The draft has no changes to review.");
                }

                if (Unfit(comment, StoredReview.CommentMaxLength) is { } problem)
                {
                    return problem;
                }

                if (review.Request is { IsApproved: null } asked && asked.ContentHash == seen && asked.Comment == Blank(comment))
                {
                    return new ReviewOutcome.Unchanged();
                }

                var stored = await FindOrCreateAsync(command, cancellationToken);
                stored.Ask(seen, Blank(comment), change.Actor, command.Write.Now);
                await command.Write.RecordAsync(new ReviewRequested(matrix, seen, Blank(comment)), cancellationToken);
                return new ReviewOutcome.Done();
            },
            cancellationToken
        );

    /// <summary>Approves the current draft, or sends it back with a comment.</summary>
    /// <param name="seen">Content hash of the draft that the caller saw. The approval applies to this content only.</param>
    public Task<ReviewOutcome> DecideAsync(
        string matrix,
        string seen,
        bool isApproved,
        string? remark,
        Change change,
        CancellationToken cancellationToken
    ) =>
        RunAsync(
            matrix,
            Roles.Approver,
            ReviewDecided.NameOf(isApproved),
            seen,
            change,
            async (command, review) =>
            {
                if (!review.Draft.HasChanges)
                {
                    return new ReviewOutcome.Invalid("The draft has no changes to approve or send back.");
                }

                if (!isApproved && Blank(remark) is null)
                {
                    return new ReviewOutcome.Invalid("Enter what needs to change, so that the editors know what to do.");
                }

                if (Unfit(remark, Change.ReasonMaxLength) is { } problem)
                {
                    return problem;
                }

                if (isApproved && MatrixCompleteness.GapsIn(review.Draft.Content) is { Count: > 0 } gaps)
                {
                    return new ReviewOutcome.Invalid(
                        $"{Wording.Count(gaps.Count, "cell is", "cells are")} {PartWords.NotYetAssessed}. A draft with such cells can't be "
                            + "published, so there is nothing to approve yet."
                    );
                }

                if (isApproved && review.IsBarred(change.Actor))
                {
                    return new ReviewOutcome.OwnEdits();
                }

                if (
                    review.Request is { } decided
                    && decided.ContentHash == seen
                    && decided.IsApproved == isApproved
                    && decided.DecidedBy?.Id == change.Actor.Id
                    && decided.Remark == Blank(remark)
                )
                {
                    return new ReviewOutcome.Unchanged();
                }

                var stored = await FindOrCreateAsync(command, cancellationToken);
                if (stored.ContentHash != seen)
                {
                    // No review was requested for exactly this draft, but the approver has reviewed it.
                    stored.Ask(seen, stored.Comment, change.Actor, command.Write.Now);
                }

                stored.Decide(isApproved, Blank(remark), change.Actor, command.Write.Now);
                await command.Write.RecordAsync(new ReviewDecided(matrix, seen, isApproved, Blank(remark)), cancellationToken);
                return new ReviewOutcome.Done();
            },
            cancellationToken
        );

    /// <summary>Records why another party becomes accountable in cells, after the cells were edited.</summary>
    public Task<ReviewOutcome> ExplainAsync(
        string matrix,
        ValueList<CellKey> cells,
        string reason,
        Change change,
        CancellationToken cancellationToken
    ) =>
        commands.RunAsync(
            matrix,
            Roles.Editor,
            null,
            change,
            earlier => IsExplanationOf(earlier, matrix, cells),
            async command =>
            {
                if (Blank(reason) is not { } explanation)
                {
                    return new ReviewOutcome.Invalid("Enter a reason.");
                }

                if (Unfit(reason, Change.ReasonMaxLength) is { } problem)
                {
                    return problem;
                }

                if (cells.FirstOrDefault(key => !command.Draft.IsMoved(key)) is { Responsibility: not null } still)
                {
                    return new ReviewOutcome.Invalid(
                        $"Accountability doesn't change in {still}, so it needs no reason. Review the latest state of the draft."
                    );
                }

                var unlike = cells.Distinct().Where(key => command.Draft.Find(key)!.Edit?.Reason != explanation).ToList();
                if (unlike.Count == 0)
                {
                    return new ReviewOutcome.Unchanged();
                }

                foreach (var key in unlike)
                {
                    await ExplainAsync(command, command.Draft.Find(key)!, explanation, cancellationToken);
                    await command.Write.RecordAsync(new AssignmentExplained(matrix, key, explanation), cancellationToken);
                }

                return new ReviewOutcome.Done();
            },
            cancellationToken
        );

    /// <summary>Stores a reason with a cell, and adds the stored cell if the cell itself was never edited.</summary>
    private static async Task ExplainAsync(DraftWrite command, DraftCell cell, string explanation, CancellationToken cancellationToken)
    {
        var (write, matrix, _) = command;
        var stored = await write.Context.DraftCells.FindAsync(
            [matrix.Id, cell.Key.Responsibility, cell.Key.HostingModel],
            cancellationToken
        );
        if (stored is null)
        {
            stored = StoredDraftCell.Unedited(matrix, cell.Key, cell.Content, write.Change.Actor, write.Now);
            write.Context.DraftCells.Add(stored);
        }

        stored.Explain(explanation);
    }

    /// <summary>Returns whether an earlier operation has explained some of these cells and did nothing else.</summary>
    private static bool IsExplanationOf(EarlierOperation earlier, string matrix, ValueList<CellKey> cells)
    {
        var targets = cells.Select(cell => AssignmentChanged.TargetOf(matrix, cell)).ToHashSet(StringComparer.Ordinal);
        return earlier.Entries.All(entry => entry.Action == AssignmentExplained.ActionName && targets.Contains(entry.Target));
    }

    /// <param name="action">The action under which the command is recorded. It identifies the command when it is sent again.</param>
    private Task<ReviewOutcome> RunAsync(
        string matrix,
        Roles anyOf,
        string action,
        string seen,
        Change change,
        Func<DraftWrite, DraftReview, Task<ReviewOutcome>> act,
        CancellationToken cancellationToken
    ) =>
        commands.RunAsync(
            matrix,
            anyOf,
            seen,
            change,
            earlier => earlier.Is($"matrices/{matrix}/review", action),
            async command =>
                await act(command, await reader.ReadAsync(command.Write.Context, command.Matrix, command.Draft, cancellationToken)),
            cancellationToken
        );

    private static async Task<StoredReview> FindOrCreateAsync(DraftWrite command, CancellationToken cancellationToken)
    {
        if (await command.Write.Context.Reviews.FindAsync([command.Matrix.Id], cancellationToken) is { } review)
        {
            return review;
        }

        review = StoredReview.Create(command.Matrix);
        command.Write.Context.Reviews.Add(review);
        return review;
    }

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : TextRule.WithLineFeeds(text).Trim();

    private static ReviewOutcome.Invalid? Unfit(string? text, int limit) =>
        Blank(text) is not { } written ? null
        : written.Length > limit ? new ReviewOutcome.Invalid($"This has more than {limit:N0} characters.")
        : TextRule.ProblemOf(written, severalLines: true) is { } problem ? new ReviewOutcome.Invalid($"This {problem}")
        : null;
}
