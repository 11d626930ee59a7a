using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Store.Writing;
using ResponsibilityPortal.Web.Drafts;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Admin.Structure;

/// <summary>Edits the structure of a draft, its rows, columns, parties, sources and texts, and undoes such edits.</summary>
/// <remarks>
/// Such an edit makes a new frame for the cells from the current draft; the cells keep their versions. Only the elements to be edited must
/// be as the caller saw them, not the entire draft.
/// </remarks>
public sealed class DraftStructureEditor(
    IDbContextFactory<PortalDbContext> contexts,
    Writer writer,
    DraftSnapshots drafts,
    Rights rights,
    TimeProvider clock
)
{
    private const Roles Editors = Roles.Editor;

    /// <summary>
    /// Returns the current draft; null if there is none, if the version that it is based on is damaged, or if the actor can't see drafts.
    /// </summary>
    public async Task<DraftSnapshot?> OpenAsync(string matrix, Actor actor, CancellationToken cancellationToken)
    {
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            if (await Rights.AllowsAsync(context, clock.GetUtcNow(), actor, Policies.DraftRoles, cancellationToken))
            {
                return await drafts.FindAsync(matrix, cancellationToken);
            }
        }

        await rights.RecordRefusalAsync(actor, FunctionOf(matrix), Policies.DraftRoles, cancellationToken);
        return null;
    }

    /// <summary>Edits the structure of a draft.</summary>
    /// <remarks>
    /// One transaction contains the checks of the actor, the operation ID and the draft, and also the edit and its audit entries.
    /// </remarks>
    public Task<StructureOutcome> EditStructureAsync(
        string matrix,
        StructureEdit edit,
        Change change,
        CancellationToken cancellationToken
    ) => EditStructureAsync(matrix, (_, _) => Task.FromResult<StructureEdit?>(edit), null, change, cancellationToken);

    /// <summary>Undoes an earlier edit, unless later edits changed the same elements. Undoing an undo redoes the edit.</summary>
    /// <param name="operationId">Operation ID of the edit to undo.</param>
    public Task<StructureOutcome> UndoAsync(string matrix, Guid operationId, Change change, CancellationToken cancellationToken) =>
        EditStructureAsync(
            matrix,
            (context, stored) => FindUndoAsync(context, stored, operationId, cancellationToken),
            null,
            change,
            cancellationToken
        );

    /// <param name="find">Finds the edit in the transaction; null if there is none.</param>
    /// <param name="alongside">Saves additional data in the same transaction as the edit.</param>
    internal Task<StructureOutcome> EditStructureAsync(
        string matrix,
        Func<PortalDbContext, StoredMatrix, Task<StructureEdit?>> find,
        Func<WriteScope, StoredMatrix, Task>? alongside,
        Change change,
        CancellationToken cancellationToken
    ) =>
        writer.RunAsync<StructureOutcome>(
            new WriteCommand(Editors, FunctionOf(matrix), change),
            async (_, earlier) =>
                earlier.Is(FunctionOf(matrix), StructureEdited.ActionName)
                && AuditFacts.Find<StructureEdited>(earlier.First.Payload) is { } reshaped
                    ? new StructureOutcome.Edited(
                        reshaped.WordsWith(await drafts.ColumnsOfAsync(matrix, cancellationToken)),
                        change.OperationId
                    )
                    : null,
            async write =>
            {
                var outcome = await EditStructureAsync(write, matrix, find, cancellationToken);
                if (outcome is StructureOutcome.Edited)
                {
                    if (alongside is not null)
                    {
                        await alongside(
                            write,
                            await write.Context.Matrices.SingleAsync(candidate => candidate.Slug == matrix, cancellationToken)
                        );
                    }
                }

                return outcome;
            },
            cancellationToken
        );

    private async Task<StructureOutcome> EditStructureAsync(
        WriteScope write,
        string matrix,
        Func<PortalDbContext, StoredMatrix, Task<StructureEdit?>> find,
        CancellationToken cancellationToken
    )
    {
        var (context, change) = (write.Context, write.Change);
        if (
            await context.Matrices.SingleOrDefaultAsync(candidate => candidate.Slug == matrix, cancellationToken) is not { } stored
            || await drafts.ReadAsync(context, stored, cancellationToken) is not { } draft
            || await find(context, stored) is not { } edit
        )
        {
            return new StructureOutcome.NotDone(Refusal.NotFound);
        }

        if (Change.ProblemOfReason(change.Reason) is { } unfit)
        {
            return new StructureOutcome.Invalid([new StructureProblem("", unfit)]);
        }

        switch (edit.On(draft.Content, draft.Frame.Published))
        {
            case StructureResult.Applied applied:
                await new RestructuredDraft(write, stored, draft).ReplaceAsync(
                    applied.Matrix,
                    applied.Edit,
                    applied.Turn,
                    cancellationToken
                );
                return new StructureOutcome.Edited(applied.Words, change.OperationId);
            case StructureResult.Stale stale:
                return new StructureOutcome.Stale(stale.What)
                {
                    By = stale.Address is { } address
                        ? await StructureEdits.LastEditorAsync(context, matrix, address, cancellationToken)
                        : null,
                };
            case StructureResult.Unconfirmed(var preview):
                return new StructureOutcome.Unconfirmed(preview);
            case StructureResult.Invalid(var problems):
                return new StructureOutcome.Invalid(problems);
            default:
                return new StructureOutcome.Unchanged();
        }
    }

    private static async Task<StructureEdit?> FindUndoAsync(
        PortalDbContext context,
        StoredMatrix matrix,
        Guid operationId,
        CancellationToken cancellationToken
    )
    {
        var target = FunctionOf(matrix.Slug);
        var entry = await context
            .AuditEntries.AsNoTracking()
            .SingleOrDefaultAsync(
                candidate =>
                    candidate.OperationId == operationId && candidate.Action == StructureEdited.ActionName && candidate.Target == target,
                cancellationToken
            );
        return entry is not null && AuditFacts.Find<StructureEdited>(entry.Payload) is { } reshaped
            ? new StructureEdit.Undo(reshaped.Patch, reshaped.Edit, reshaped.Turn)
            : null;
    }

    private static string FunctionOf(string matrix) => $"matrices/{matrix}";
}
