using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Drafts.Structure;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Web.Drafts;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Admin.Structure;

/// <summary>Reads the structure edits of a draft from the log, so that any editor can undo them at any time.</summary>
public sealed class StructureEdits(
    IDbContextFactory<PortalDbContext> contexts,
    DraftSnapshots drafts,
    Rights rights,
    TimeProvider clock
)
{
    /// <summary>The maximum number of edits that are listed, the latest first.</summary>
    public const int ListedMaxCount = 20;

    /// <summary>The maximum number of log entries that are read for the list: edits, undos and redos.</summary>
    private const int ReadMaxCount = 100;

    /// <summary>Returns the structure edits since the latest version, the latest first; empty if the actor can't see drafts.</summary>
    public async Task<IReadOnlyList<RecordedStructureEdit>> ListAsync(string matrix, Actor actor, CancellationToken cancellationToken)
    {
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        {
            if (await Rights.AllowsAsync(context, clock.GetUtcNow(), actor, Policies.DraftRoles, cancellationToken))
            {
                return Fold(
                    await ReadAsync(context, matrix, ReadMaxCount, cancellationToken),
                    await drafts.ColumnsOfAsync(matrix, cancellationToken)
                );
            }
        }

        await rights.RecordRefusalAsync(actor, TargetOf(matrix), Policies.DraftRoles, cancellationToken);
        return [];
    }

    /// <summary>Returns the actor who last changed an element by a structure edit; null if no recent edit did.</summary>
    /// <param name="address">Address of the element, as in patches.</param>
    internal static async Task<Actor?> LastEditorAsync(
        PortalDbContext context,
        string matrix,
        string address,
        CancellationToken cancellationToken
    )
    {
        foreach (var entry in (await ReadAsync(context, matrix, ReadMaxCount, cancellationToken)).AsEnumerable().Reverse())
        {
            if (
                AuditFacts.Find<StructureEdited>(entry.Payload) is { } reshaped
                && reshaped.Patch.Changes.Any(change => change.Address == address)
            )
            {
                return new Actor(entry.ActorId, entry.ActorName);
            }
        }

        return null;
    }

    /// <summary>Returns the entries since the draft began, the oldest first.</summary>
    private static async Task<List<StoredAuditEntry>> ReadAsync(
        PortalDbContext context,
        string matrix,
        int count,
        CancellationToken cancellationToken
    )
    {
        var (target, versions, discarded) = (TargetOf(matrix), VersionPublished.TargetOf(matrix, ""), DraftDiscarded.TargetOf(matrix));
        var content = context.AuditEntries.AsNoTracking().Where(entry => entry.Stream == AuditStream.Content);
        var start =
            await content
                .Where(entry =>
                    (entry.Target == discarded && entry.Action == DraftDiscarded.ActionName)
                    || (entry.Target == target && entry.Action == MatrixCreated.ActionName)
                    || (entry.Target.StartsWith(versions) && entry.Action == VersionPublished.ActionName)
                )
                .MaxAsync(entry => (long?)entry.Sequence, cancellationToken)
            ?? 0;
        var entries = await content
            .Where(entry => entry.Target == target && entry.Action == StructureEdited.ActionName && entry.Sequence > start)
            .OrderByDescending(entry => entry.Sequence)
            .Take(count)
            .ToListAsync(cancellationToken);
        entries.Reverse();
        return entries;
    }

    /// <summary>Combines an edit with its undos and redos into one line. They have the same words and change the same elements.</summary>
    private static IReadOnlyList<RecordedStructureEdit> Fold(List<StoredAuditEntry> entries, ColumnKind columns)
    {
        var edits = new List<(string Elements, RecordedStructureEdit Edit)>();
        foreach (var entry in entries)
        {
            if (AuditFacts.Find<StructureEdited>(entry.Payload) is not { } reshaped)
            {
                // An entry that can't be read can't be undone either.
                continue;
            }

            var words = StructureSentence.Of(reshaped.Edit, columns);
            var isUndone = reshaped.Turn == EditDirection.Undone;
            var elements = string.Join(
                '\n',
                reshaped.Patch.Changes.Select(change => change.Address).Where(address => !MatrixElements.IsOrder(address))
            );
            var edit = new RecordedStructureEdit(entry.OperationId, words, new Actor(entry.ActorId, entry.ActorName), entry.At, isUndone);
            var earlier =
                reshaped.Turn == EditDirection.Done
                    ? -1
                    : edits.FindLastIndex(other =>
                        other.Elements == elements && other.Edit.Words == words && other.Edit.IsUndone != isUndone
                    );
            if (earlier >= 0)
            {
                edits.RemoveAt(earlier);
            }

            edits.Add((elements, edit));
        }

        return [.. edits.AsEnumerable().Reverse().Select(item => item.Edit).Take(ListedMaxCount)];
    }

    private static string TargetOf(string matrix) => $"matrices/{matrix}";
}
