using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Matrices.Exchange;
using ResponsibilityPortal.Domain.Publishing;
using ResponsibilityPortal.Domain.Texts;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Web.Composition;
using ResponsibilityPortal.Web.Drafts;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Publishing;

/// <summary>Makes versions: the one way by which content becomes visible to readers.</summary>
public sealed class MatrixPublisher(
    IDbContextFactory<PortalDbContext> contexts,
    PublishedMatrices published,
    DraftSnapshots drafts,
    DraftReviews reviews,
    Rights rights,
    IOptions<PortalOptions> options,
    TimeProvider clock)
{
    /// <summary>Publishes content as the next version of its matrix, creating the matrix with version 1. Only the portal itself does this.</summary>
    /// <remarks>
    /// Nobody has reviewed such content. Where a second approver is required, it is published only while the portal has no users: at the first start.
    /// One transaction holds the look at what is there, the version and its audit entry. An operation id that has published
    /// before gets its first answer again and publishes nothing.
    /// </remarks>
    /// <exception cref="ArgumentException">The content breaks the rules of the format, which callers check before.</exception>
    public async Task<PublishOutcome> PublishAsync(PublishMatrix command, Change change, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        if (await EarlierOutcomeAsync(context, change.OperationId, cancellationToken) is { } earlier)
        {
            return earlier;
        }

        var slug = command.Content.Slug;
        var matrix = await context.Matrices.SingleOrDefaultAsync(candidate => candidate.Slug == slug, cancellationToken);

        // Editors are making a matrix of this slug; content from outside must not take the place of their draft.
        if (matrix is { LatestVersion: 0 })
        {
            return new PublishOutcome.Stale(0);
        }

        var release = new Release
        {
            RequiresSecondApprover = options.Value.FourEyes,
            IsFirstStart = !await context.People.AnyAsync(cancellationToken),
            Contributors = [change.Actor.Id],
            Publisher = change.Actor.Id,
        };
        return release.Decide() == ReleaseDecision.Refused
            ? new PublishOutcome.OwnEdits()
            : await PublishAsync(context, transaction, matrix, command, change, cancellationToken);
    }

    /// <summary>Publishes the draft of a matrix as its next version; the draft then stands on that one, without edits.</summary>
    public Task<PublishOutcome> PublishDraftAsync(PublishDraft command, Change change, CancellationToken cancellationToken) =>
        ActAsync(command.Matrix, command.Message, command.InForceFrom, change, async (context, transaction, matrix) =>
        {
            if (await drafts.ReadAsync(context, matrix, cancellationToken) is not { } draft)
            {
                return new PublishOutcome.Missing();
            }

            if (command.Seen is { } seen && seen != draft.ContentHash)
            {
                return new PublishOutcome.Changed(draft.ContentHash);
            }

            var review = await reviews.ReadAsync(context, matrix, draft, cancellationToken);
            var maker = await DraftReviews.MakerOfAsync(context, change.Actor, cancellationToken);
            var decision = new Release
            {
                RequiresSecondApprover = review.NeedsFourEyes,
                Contributors = review.Contributors,
                Publisher = maker ?? change.Actor.Id,
                IsReviewedByPublisher = maker is null && command.Seen is not null,
                Approver = review.ApprovedBy?.Id,
            }.Decide();
            if (decision == ReleaseDecision.Refused)
            {
                return new PublishOutcome.OwnEdits();
            }

            // What is wrong with the version as a whole is told first; reasons are asked for when nothing else is.
            var publish = new PublishMatrix(draft.Content, command.BasedOn, command.Message.Trim(), command.InForceFrom);

            if (await ExplainAsync(context, review, command, change, cancellationToken) is { } unexplained)
            {
                return await JudgeAsync(context, matrix, publish, change, cancellationToken) is var judged and not PublishOutcome.Published ? judged : unexplained;
            }

            if (decision == ReleaseDecision.ApprovedByPublisher)
            {
                await context.RecordAsync(
                    AuditStream.Content, new ReviewDecided(command.Matrix, draft.ContentHash, IsApproved: true, Remark: null), change, clock.GetUtcNow(), cancellationToken);
            }

            return await PublishAsync(context, transaction, matrix, publish, change, cancellationToken, decision switch
            {
                ReleaseDecision.Approved => review.ApprovedBy,
                ReleaseDecision.ApprovedByPublisher => change.Actor,
                _ => null,
            });
        }, cancellationToken);

    /// <summary>Publishes the content of an earlier version as the next version. The draft must be as published, so that no edits are lost.</summary>
    /// <remarks>Where a second approver is required, this is refused: <see cref="DraftRestorer"/> puts the content into the draft, for another user to approve.</remarks>
    public Task<PublishOutcome> PublishAgainAsync(PublishAgain command, Change change, CancellationToken cancellationToken) =>
        ActAsync(command.Matrix, command.Message, command.InForceFrom, change, async (context, transaction, matrix) =>
        {
            if (published.Find(command.Matrix)?.Find(command.Version) is not { } earlier
                || await published.LoadAsync(earlier) is not VersionContent.Intact(var content)
                || await drafts.ReadAsync(context, matrix, cancellationToken) is not { } draft)
            {
                return new PublishOutcome.Missing();
            }

            if (draft.HasChanges)
            {
                return new PublishOutcome.Invalid("The draft has changes that nobody has published. Publish or discard them first, so that none is lost.");
            }

            var starter = await DraftReviews.MakerOfAsync(context, change.Actor, cancellationToken) ?? change.Actor.Id;
            var release = new Release { RequiresSecondApprover = options.Value.FourEyes, Contributors = [starter], Publisher = starter };
            if (release.Decide() == ReleaseDecision.Refused)
            {
                return new PublishOutcome.OwnEdits();
            }

            await context.RecordAsync(
                AuditStream.Content, new DraftRestored(command.Matrix, earlier.Number, earlier.ContentHash), change, clock.GetUtcNow(), cancellationToken);
            return await PublishAsync(
                context,
                transaction,
                matrix,
                new PublishMatrix(content.Matrix, command.BasedOn, command.Message.Trim(), command.InForceFrom),
                change,
                cancellationToken);
        }, cancellationToken);

    private async Task<PublishOutcome> ActAsync(
        string slug,
        string message,
        DateTimeOffset? inForceFrom,
        Change change,
        Func<PortalDbContext, IDbContextTransaction, StoredMatrix, Task<PublishOutcome>> act,
        CancellationToken cancellationToken)
    {
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        await using (var transaction = await context.Database.BeginTransactionAsync(cancellationToken))
        {
            if (await Rights.AllowsAsync(context, clock.GetUtcNow(), change.Actor, Roles.Approver, cancellationToken))
            {
                if (await EarlierOutcomeAsync(context, change.OperationId, cancellationToken) is { } earlier)
                {
                    return earlier;
                }

                if (Publication.ProblemOf(message, inForceFrom, clock.GetUtcNow()) is { } problem)
                {
                    return new PublishOutcome.Invalid(problem);
                }

                return await context.Matrices.SingleOrDefaultAsync(candidate => candidate.Slug == slug, cancellationToken) is { } matrix
                    ? await act(context, transaction, matrix)
                    : new PublishOutcome.Missing();
            }
        }

        await rights.RecordRefusalAsync(change.Actor, $"matrices/{slug}/publish", Roles.Approver, cancellationToken);
        return new PublishOutcome.Refused();
    }

    /// <summary>Sees to it that every move of accountability has a reason, with the one that the command brings where an edit gave none.</summary>
    private async Task<PublishOutcome?> ExplainAsync(
        PortalDbContext context, DraftReview review, PublishDraft command, Change change, CancellationToken cancellationToken)
    {
        var unexplained = review.Unexplained;
        if (unexplained.Count == 0)
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(command.MoveReason))
        {
            return new PublishOutcome.Unexplained(unexplained);
        }

        var reason = TextRule.WithLineFeeds(command.MoveReason).Trim();
        if (Change.ProblemOfReason(reason) is { } unfit)
        {
            return new PublishOutcome.Invalid(unfit);
        }

        foreach (var key in unexplained)
        {
            await context.RecordAsync(
                AuditStream.Content, new AssignmentExplained(command.Matrix, key, reason), change, clock.GetUtcNow(), cancellationToken);
        }

        return null;
    }

    /// <summary>What publishing would come to.</summary>
    private async Task<PublishOutcome> JudgeAsync(
        PortalDbContext context, StoredMatrix matrix, PublishMatrix command, Change change, CancellationToken cancellationToken) =>
        new Draft(command.Content, await LatestAsync(context, matrix, cancellationToken)).Publish(command.BasedOn, command.Message, change, clock.GetUtcNow());

    private async Task<PublishOutcome> PublishAsync(
        PortalDbContext context,
        IDbContextTransaction transaction,
        StoredMatrix? matrix,
        PublishMatrix command,
        Change change,
        CancellationToken cancellationToken,
        Actor? approvedBy = null)
    {
        var latest = matrix is null ? null : await LatestAsync(context, matrix, cancellationToken);
        var outcome = new Draft(command.Content, latest).Publish(command.BasedOn, command.Message, change, clock.GetUtcNow(), command.InForceFrom, approvedBy);
        if (outcome is not PublishOutcome.Published(var version, var content))
        {
            return outcome;
        }

        if (MatrixReader.Read(content) is MatrixReadOutcome.Refused(var problems))
        {
            // Published, it could never be read again and would stay damaged for ever.
            throw new ArgumentException($"The content is not a valid matrix: {problems[0]}", nameof(command));
        }

        if (matrix is null)
        {
            matrix = StoredMatrix.Create(command.Content);
            context.Matrices.Add(matrix);
        }
        else
        {
            // A publication starts the draft anew, on the version that it makes.
            await context.ClearDraftAsync(matrix, cancellationToken);
        }

        matrix.MoveTo(version.Number);
        context.Versions.Add(StoredVersion.Create(matrix, version, content));
        AuditFact fact = version.IsImported ? new MatrixImported(version) : new VersionPublished(version);
        await context.RecordAsync(AuditStream.Content, fact, change, version.PublishedAt, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);

        await published.ReloadAsync(CancellationToken.None);
        drafts.Reload(matrix.Slug);
        return outcome;
    }

    /// <summary>Keeps imported content as the draft of a new matrix, for users to review and publish.</summary>
    /// <param name="source">Where it comes from, for the log: <c>file</c>, <c>built-in matrix</c>.</param>
    public async Task ImportAsDraftAsync(Matrix content, string source, Change change, CancellationToken cancellationToken)
    {
        var bytes = MatrixWriter.Write(content);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var now = UtcInstant.ToMilliseconds(clock.GetUtcNow());
        var matrix = StoredMatrix.Create(content);
        context.Matrices.Add(matrix);
        context.Drafts.Add(StoredDraft.Create(matrix, StoredDraft.Frame, bytes, now));
        await context.NoteDraftEditorAsync(matrix, change.Actor, cancellationToken);
        await context.RecordAsync(
            AuditStream.Content, new MatrixCreated(content.Slug, source, Sha256Hash.Of(bytes), JsonNode.Parse(bytes)), change, now, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        drafts.Reload(content.Slug);
    }

    /// <summary>Keeps the built-in matrix of a newer release for the editors, when it differs from what was published or offered.</summary>
    /// <returns>Whether anything new was stored.</returns>
    public async Task<bool> OfferBuiltInAsync(Matrix builtIn, Change change, CancellationToken cancellationToken)
    {
        var content = MatrixWriter.Write(builtIn);
        var hash = Sha256Hash.Of(content);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var matrix = await context.Matrices.SingleAsync(candidate => candidate.Slug == builtIn.Slug, cancellationToken);
        var offered = await context.Drafts.SingleOrDefaultAsync(draft => draft.MatrixId == matrix.Id && draft.Origin == StoredDraft.FromBuiltIn, cancellationToken);
        if (offered?.ContentHash == hash
            || await context.Versions.AnyAsync(version => version.MatrixId == matrix.Id && version.ContentHash == hash, cancellationToken))
        {
            return false;
        }

        var now = clock.GetUtcNow();
        if (offered is null)
        {
            context.Drafts.Add(StoredDraft.Create(matrix, StoredDraft.FromBuiltIn, content, now));
        }
        else
        {
            offered.Replace(content, now);
        }

        await context.RecordAsync(AuditStream.Content, new BuiltInMatrixOffered(builtIn.Slug, hash), change, now, cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    /// <summary>What an operation id published before, found by the version hash that its audit entry names.</summary>
    private static async Task<PublishOutcome?> EarlierOutcomeAsync(PortalDbContext context, Guid operationId, CancellationToken cancellationToken)
    {
        var entries = await context.AuditEntries.AsNoTracking()
            .Where(entry => entry.OperationId == operationId)
            .OrderBy(entry => entry.Sequence)
            .Select(entry => entry.Payload)
            .ToListAsync(cancellationToken);
        if (entries.Count == 0)
        {
            return null;
        }

        // A publication may have explained moves before it; the version stands in its last entry.
        if (JsonNode.Parse(entries[^1])!["data"]!["versionHash"]?.GetValue<string>() is not { } hash)
        {
            return new PublishOutcome.OperationUsed();
        }

        var version = context.Versions.AsNoTracking().Where(row => row.VersionHash == hash);
        var record = await version.Select(VersionRecord.FromRow).SingleAsync(cancellationToken);
        return new PublishOutcome.Published(record.Version, await version.Select(row => row.Content).SingleAsync(cancellationToken));
    }

    private static async Task<MatrixVersion?> LatestAsync(PortalDbContext context, StoredMatrix matrix, CancellationToken cancellationToken)
    {
        var record = await context.Versions.AsNoTracking()
            .Where(version => version.MatrixId == matrix.Id && version.Number == matrix.LatestVersion)
            .Select(VersionRecord.FromRow)
            .SingleOrDefaultAsync(cancellationToken);
        return record?.Version;
    }
}
