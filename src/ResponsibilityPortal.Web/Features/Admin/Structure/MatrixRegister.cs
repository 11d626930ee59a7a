using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Store.Writing;
using ResponsibilityPortal.Web.Drafts;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Admin.Structure;

/// <summary>Lists, creates and removes matrices. New matrices begin as drafts, which readers can't see before they are published.</summary>
public sealed class MatrixRegister(
    IDbContextFactory<PortalDbContext> contexts,
    Writer writer,
    DraftSnapshots drafts,
    Rights rights,
    TimeProvider clock
)
{
    private const Roles Editors = Roles.Editor;
    private const string Function = "matrices";

    /// <summary>Returns all matrices, by slug; null if the actor can't see drafts.</summary>
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

    /// <summary>Creates a matrix with only the content that every matrix needs.</summary>
    public Task<CreateOutcome> CreateAsync(NewMatrix command, Change change, CancellationToken cancellationToken) =>
        CreateAsync(command.ToMatrix(), "empty", change, cancellationToken);

    /// <summary>Creates a matrix from a file of the exchange format.</summary>
    public Task<CreateOutcome> CreateFromFileAsync(Matrix content, Change change, CancellationToken cancellationToken) =>
        CreateAsync(content, "file", change, cancellationToken);

    /// <summary>Creates a matrix with the content of another one.</summary>
    public Task<CreateOutcome> CopyAsync(CopyMatrix command, Change change, CancellationToken cancellationToken) =>
        RunAsync(
            MatrixCreated.ActionName,
            command.Slug,
            change,
            async write =>
            {
                var from = await write
                    .Context.Matrices.AsNoTracking()
                    .SingleOrDefaultAsync(candidate => candidate.Slug == command.From, cancellationToken);
                var draft = from is null ? null : await drafts.ReadAsync(write.Context, from, cancellationToken);
                return (command.FromDraft ? draft?.Content : draft?.Frame.Published) is { } content
                    ? await CreateAsync(
                        write,
                        content with
                        {
                            Slug = command.Slug,
                            Title = command.Title,
                        },
                        $"copy of {command.From}",
                        cancellationToken,
                        before: content
                    )
                    : new CreateOutcome.NotDone(Refusal.NotFound);
            },
            cancellationToken
        );

    /// <summary>Removes a matrix that was never published. The log keeps the content of its draft.</summary>
    /// <param name="seen">Content hash of the draft that the caller saw.</param>
    public Task<CreateOutcome> RemoveAsync(string matrix, string seen, Change change, CancellationToken cancellationToken) =>
        RunAsync(
            MatrixRemoved.ActionName,
            matrix,
            change,
            async write =>
            {
                if (
                    await write.Context.Matrices.SingleOrDefaultAsync(candidate => candidate.Slug == matrix, cancellationToken)
                    is not { } stored
                )
                {
                    return new CreateOutcome.NotDone(Refusal.NotFound);
                }

                if (stored.LatestVersion > 0)
                {
                    return new CreateOutcome.IsPublished();
                }

                var draft = await drafts.ReadAsync(write.Context, stored, cancellationToken);
                if (draft is not null && draft.ContentHash != seen)
                {
                    return new CreateOutcome.Stale();
                }

                await write.Context.RemoveUnpublishedAsync(stored, cancellationToken);
                var content = draft is null ? null : JsonNode.Parse(MatrixWriter.Write(draft.Content));
                await write.RecordAsync(new MatrixRemoved(matrix, draft?.ContentHash ?? "", content), cancellationToken);
                return new CreateOutcome.Removed();
            },
            cancellationToken
        );

    private Task<CreateOutcome> CreateAsync(Matrix content, string source, Change change, CancellationToken cancellationToken) =>
        RunAsync(
            MatrixCreated.ActionName,
            content.Slug,
            change,
            write => CreateAsync(write, content, source, cancellationToken),
            cancellationToken
        );

    private static async Task<CreateOutcome> CreateAsync(
        WriteScope write,
        Matrix wanted,
        string source,
        CancellationToken cancellationToken,
        Matrix? before = null
    )
    {
        if (wanted.Slug == PortalUrls.ReservedMatrix)
        {
            return new CreateOutcome.Invalid([
                new StructureProblem(
                    "short name",
                    $"'{PortalUrls.ReservedMatrix}' is an address of the portal itself. Choose a different one."
                ),
            ]);
        }

        if (MatrixCheck.Read(wanted, out var problems) is not { } content)
        {
            return new CreateOutcome.Invalid(problems);
        }

        if (MatrixCheck.ProblemsOfTexts(content, before) is { Count: > 0 } unfit)
        {
            return new CreateOutcome.Invalid(unfit);
        }

        var context = write.Context;
        if (await context.Matrices.AnyAsync(candidate => candidate.Slug == content.Slug, cancellationToken))
        {
            return new CreateOutcome.Exists();
        }

        var stored = StoredMatrix.Create(content);
        var bytes = MatrixWriter.Write(content);
        context.Matrices.Add(stored);
        context.Drafts.Add(StoredDraft.Create(stored, StoredDraft.Frame, bytes, write.Now));
        await context.NoteDraftEditorAsync(stored, write.Change.Actor, cancellationToken);
        await write.RecordAsync(new MatrixCreated(content.Slug, source, Sha256Hash.Of(bytes), JsonNode.Parse(bytes)), cancellationToken);
        return new CreateOutcome.Created(content.Slug);
    }

    /// <param name="action">The action under which the command is recorded. It identifies the command when it is sent again.</param>
    private Task<CreateOutcome> RunAsync(
        string action,
        string matrix,
        Change change,
        Func<WriteScope, Task<CreateOutcome>> command,
        CancellationToken cancellationToken
    ) =>
        writer.RunAsync<CreateOutcome>(
            new WriteCommand(Editors, Function, change),
            earlier =>
                !earlier.Is($"matrices/{matrix}", action) ? null
                : action == MatrixCreated.ActionName ? new CreateOutcome.Created(matrix)
                : new CreateOutcome.Removed(),
            command,
            cancellationToken
        );
}
