using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Drafting.Shaping;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Matrices.Exchange;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Web.Drafts;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Shaping;

/// <summary>Which matrices there are. New ones begin as drafts, which no reader sees before they are published.</summary>
public sealed class MatrixRegister(IDbContextFactory<PortalDbContext> contexts, DraftSnapshots drafts, Rights rights, TimeProvider clock)
{
    private const Roles Editors = Roles.Editor;
    private const string Function = "matrices";

    /// <summary>Every matrix, by slug; null when the actor may not see drafts.</summary>
    public async Task<IReadOnlyList<KnownMatrix>?> ListAsync(Actor actor, CancellationToken cancellationToken)
    {
        List<StoredMatrix> stored;
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            if (!await Rights.AllowsAsync(context, clock.GetUtcNow(), actor, Policies.DraftRoles, cancellationToken))
            {
                await rights.RecordRefusalAsync(actor, Function, Policies.DraftRoles, cancellationToken);
                return null;
            }

            stored = await context.Matrices.AsNoTracking().OrderBy(matrix => matrix.Slug).ToListAsync(cancellationToken);
        }

        var known = new List<KnownMatrix>();
        foreach (var matrix in stored)
        {
            if (await drafts.FindAsync(matrix.Slug, cancellationToken) is { } draft)
            {
                known.Add(new KnownMatrix(matrix.Slug, draft.Frame.Content.Title, matrix.LatestVersion, draft.ContentHash));
            }
        }

        return known;
    }

    /// <summary>Makes a matrix with nothing in it but what a matrix cannot be without.</summary>
    public Task<CreateOutcome> CreateAsync(NewMatrix command, Change change, CancellationToken cancellationToken) =>
        CreateAsync(command.ToMatrix(), "empty", change, cancellationToken);

    /// <summary>Makes a matrix out of a file of the exchange format.</summary>
    public Task<CreateOutcome> CreateFromFileAsync(Matrix content, Change change, CancellationToken cancellationToken) =>
        CreateAsync(content, "file", change, cancellationToken);

    /// <summary>Makes a matrix with the content of another one.</summary>
    public Task<CreateOutcome> CopyAsync(CopyMatrix command, Change change, CancellationToken cancellationToken) =>
        ActAsync(MatrixCreated.ActionName, command.Slug, change, async (context, now) =>
        {
            var from = await context.Matrices.AsNoTracking().SingleOrDefaultAsync(candidate => candidate.Slug == command.From, cancellationToken);
            var draft = from is null ? null : await drafts.ReadAsync(context, from, cancellationToken);
            return (command.FromDraft ? draft?.Content : draft?.Frame.Published) is { } content
                ? await CreateAsync(context, content with { Slug = command.Slug, Title = command.Title }, $"copy of {command.From}", change, now, cancellationToken, before: content)
                : new CreateOutcome.Missing();
        }, cancellationToken);

    /// <summary>Removes a matrix that was never published; the log keeps what its draft held.</summary>
    /// <param name="seen">Content hash of the draft that the caller saw.</param>
    public Task<CreateOutcome> RemoveAsync(string matrix, string seen, Change change, CancellationToken cancellationToken) =>
        ActAsync(MatrixRemoved.ActionName, matrix, change, async (context, now) =>
        {
            if (await context.Matrices.SingleOrDefaultAsync(candidate => candidate.Slug == matrix, cancellationToken) is not { } stored)
            {
                return new CreateOutcome.Missing();
            }

            if (stored.LatestVersion > 0)
            {
                return new CreateOutcome.IsPublished();
            }

            var draft = await drafts.ReadAsync(context, stored, cancellationToken);
            if (draft is not null && draft.ContentHash != seen)
            {
                return new CreateOutcome.Stale();
            }

            await context.RemoveUnpublishedAsync(stored, cancellationToken);
            var content = draft is null ? null : JsonNode.Parse(MatrixWriter.Write(draft.Content));
            await context.RecordAsync(AuditStream.Content, new MatrixRemoved(matrix, draft?.ContentHash ?? "", content), change, now, cancellationToken);
            return new CreateOutcome.Removed();
        }, cancellationToken);

    private Task<CreateOutcome> CreateAsync(Matrix content, string source, Change change, CancellationToken cancellationToken) =>
        ActAsync(MatrixCreated.ActionName, content.Slug, change, (context, now) => CreateAsync(context, content, source, change, now, cancellationToken), cancellationToken);

    private static async Task<CreateOutcome> CreateAsync(
        PortalDbContext context, Matrix wanted, string source, Change change, DateTimeOffset now, CancellationToken cancellationToken, Matrix? before = null)
    {
        if (wanted.Slug == PortalUrls.ReservedMatrix)
        {
            return new CreateOutcome.Invalid([new ShapeProblem("short name", $"'{PortalUrls.ReservedMatrix}' is an address of the portal itself. Choose a different one.")]);
        }

        if (ShapeEdit.Check(wanted, out var problems) is not { } content)
        {
            return new CreateOutcome.Invalid(problems);
        }

        if (ShapeEdit.ProblemsOfTexts(content, before) is { Count: > 0 } unfit)
        {
            return new CreateOutcome.Invalid(unfit);
        }

        if (await context.Matrices.AnyAsync(candidate => candidate.Slug == content.Slug, cancellationToken))
        {
            return new CreateOutcome.Exists();
        }

        var stored = StoredMatrix.Create(content);
        var bytes = MatrixWriter.Write(content);
        context.Matrices.Add(stored);
        context.Drafts.Add(StoredDraft.Create(stored, StoredDraft.Frame, bytes, now));
        await context.NoteDraftEditorAsync(stored, change.Actor, cancellationToken);
        await context.RecordAsync(
            AuditStream.Content, new MatrixCreated(content.Slug, source, Sha256Hash.Of(bytes), JsonNode.Parse(bytes)), change, now, cancellationToken);
        return new CreateOutcome.Created(content.Slug);
    }

    /// <summary>Runs a command of an editor in one transaction; what changed nothing leaves nothing.</summary>
    private async Task<CreateOutcome> ActAsync(
        string action, string matrix, Change change, Func<PortalDbContext, DateTimeOffset, Task<CreateOutcome>> command, CancellationToken cancellationToken)
    {
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        await using (var transaction = await context.Database.BeginTransactionAsync(cancellationToken))
        {
            var now = UtcInstant.ToMilliseconds(clock.GetUtcNow());
            if (await Rights.AllowsAsync(context, now, change.Actor, Editors, cancellationToken))
            {
                if (await context.AuditEntries.AsNoTracking().FirstOrDefaultAsync(entry => entry.OperationId == change.OperationId, cancellationToken) is { } earlier)
                {
                    return earlier.Action != action || earlier.Target != $"matrices/{matrix}" ? new CreateOutcome.OperationUsed()
                        : action == MatrixCreated.ActionName ? new CreateOutcome.Created(matrix)
                        : new CreateOutcome.Removed();
                }

                var outcome = await command(context, now);
                if (outcome is CreateOutcome.Created or CreateOutcome.Removed)
                {
                    await context.SaveChangesAsync(cancellationToken);
                    await transaction.CommitAsync(cancellationToken);
                    drafts.Reload(matrix);
                }

                return outcome;
            }
        }

        await rights.RecordRefusalAsync(change.Actor, Function, Editors, cancellationToken);
        return new CreateOutcome.Refused();
    }
}
