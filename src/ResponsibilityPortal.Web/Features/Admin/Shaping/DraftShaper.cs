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

namespace ResponsibilityPortal.Web.Features.Admin.Shaping;

/// <summary>Edits what a draft is made of: its rows, columns, parties, sources, texts; and takes such edits back.</summary>
/// <remarks>
/// Such an edit makes a new frame for the cells, out of the draft as it stands; the cells keep their versions. It needs what is
/// to be edited to be as the caller saw it, not the whole draft.
/// </remarks>
public sealed class DraftShaper(IDbContextFactory<PortalDbContext> contexts, Writer writer, DraftSnapshots drafts, Rights rights, TimeProvider clock)
{
    private const Roles Editors = Roles.Editor;

    /// <summary>The draft as it is now; null when there is none, or what it stands on is damaged, or the actor may not see drafts.</summary>
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

    /// <summary>Edits a draft.</summary>
    /// <remarks>One transaction holds the looks at the actor, the operation id and the draft, the edit, and its audit entries.</remarks>
    public Task<ShapeOutcome> ShapeAsync(string matrix, ShapeEdit edit, Change change, CancellationToken cancellationToken) =>
        ShapeAsync(matrix, (_, _) => Task.FromResult<ShapeEdit?>(edit), null, change, cancellationToken);

    /// <summary>Takes an earlier edit back, as far as nobody has changed the same things since. Taken back itself, it is done again.</summary>
    /// <param name="operationId">Of the edit to take back.</param>
    public Task<ShapeOutcome> UndoAsync(string matrix, Guid operationId, Change change, CancellationToken cancellationToken) =>
        ShapeAsync(matrix, (context, stored) => FindUndoAsync(context, stored, operationId, cancellationToken), null, change, cancellationToken);

    /// <param name="find">Finds the edit in the transaction; null when there is none.</param>
    /// <param name="alongside">What is saved together with the edit.</param>
    internal Task<ShapeOutcome> ShapeAsync(
        string matrix,
        Func<PortalDbContext, StoredMatrix, Task<ShapeEdit?>> find,
        Func<WriteScope, StoredMatrix, Task>? alongside,
        Change change,
        CancellationToken cancellationToken) => writer.RunAsync<ShapeOutcome>(
            new WriteCommand(Editors, FunctionOf(matrix), change),
            earlier => earlier.Is(FunctionOf(matrix), DraftReshaped.ActionName) && AuditFacts.Find<DraftReshaped>(earlier.First.Payload) is { } reshaped
                ? new ShapeOutcome.Shaped(reshaped.Words, change.OperationId)
                : null,
            async write =>
            {
                var outcome = await ShapeAsync(write, matrix, find, cancellationToken);
                if (outcome is ShapeOutcome.Shaped)
                {
                    if (alongside is not null)
                    {
                        await alongside(write, await write.Context.Matrices.SingleAsync(candidate => candidate.Slug == matrix, cancellationToken));
                    }
                }

                return outcome;
            },
            cancellationToken);

    private async Task<ShapeOutcome> ShapeAsync(
        WriteScope write, string matrix, Func<PortalDbContext, StoredMatrix, Task<ShapeEdit?>> find, CancellationToken cancellationToken)
    {
        var (context, change) = (write.Context, write.Change);
        if (await context.Matrices.SingleOrDefaultAsync(candidate => candidate.Slug == matrix, cancellationToken) is not { } stored
            || await drafts.ReadAsync(context, stored, cancellationToken) is not { } draft
            || await find(context, stored) is not { } edit)
        {
            return new ShapeOutcome.NotDone(Refusal.NotFound);
        }

        if (Change.ProblemOfReason(change.Reason) is { } unfit)
        {
            return new ShapeOutcome.Invalid([new ShapeProblem("", unfit)]);
        }

        switch (edit.On(draft.Content, draft.Frame.Published))
        {
            case ShapeResult.Applied applied:
                await new ReshapedDraft(write, stored, draft).ReplaceAsync(applied.Matrix, applied.Edit, applied.Turn, cancellationToken);
                return new ShapeOutcome.Shaped(applied.Words, change.OperationId);
            case ShapeResult.Stale stale:
                return new ShapeOutcome.Stale(stale.What)
                {
                    By = stale.Address is { } address ? await StructureEdits.LastEditorAsync(context, matrix, address, cancellationToken) : null,
                };
            case ShapeResult.Unconfirmed(var preview):
                return new ShapeOutcome.Unconfirmed(preview);
            case ShapeResult.Invalid(var problems):
                return new ShapeOutcome.Invalid(problems);
            default:
                return new ShapeOutcome.Unchanged();
        }
    }

    private static async Task<ShapeEdit?> FindUndoAsync(PortalDbContext context, StoredMatrix matrix, Guid operationId, CancellationToken cancellationToken)
    {
        var target = FunctionOf(matrix.Slug);
        var entry = await context.AuditEntries.AsNoTracking().SingleOrDefaultAsync(
            candidate => candidate.OperationId == operationId && candidate.Action == DraftReshaped.ActionName && candidate.Target == target, cancellationToken);
        return entry is not null && AuditFacts.Find<DraftReshaped>(entry.Payload) is { } reshaped ? new ShapeEdit.Undo(reshaped.Patch, reshaped.Edit, reshaped.Turn) : null;
    }

    private static string FunctionOf(string matrix) => $"matrices/{matrix}";
}
