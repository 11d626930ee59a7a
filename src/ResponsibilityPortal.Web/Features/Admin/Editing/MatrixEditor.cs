using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Store.Writing;
using ResponsibilityPortal.Web.Drafts;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Admin.Editing;

/// <summary>Edits drafts: the one way by which a cell comes to say something else.</summary>
/// <remarks>
/// A draft is the latest version with edited cells in place of its own. Only those are stored, so a draft that nobody has edited
/// costs nothing, and what has changed since the latest version is what is there.
/// </remarks>
public sealed class MatrixEditor(
    IDbContextFactory<PortalDbContext> contexts, Writer writer, DraftSnapshots drafts, CellHistory histories, Rights rights, TimeProvider clock)
{
    private const Roles Editors = Roles.Editor;

    /// <summary>From this many cells on, all edited cells of the matrix are read at once instead of one by one.</summary>
    private const int ReadAllFrom = 20;

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

        await rights.RecordRefusalAsync(actor, $"matrices/{matrix}/draft", Policies.DraftRoles, cancellationToken);
        return null;
    }

    /// <summary>A cell as the draft has it; null when there is none, or as for the whole draft.</summary>
    public async Task<DraftCell?> FindCellAsync(string matrix, CellKey key, Actor actor, CancellationToken cancellationToken) =>
        (await OpenAsync(matrix, actor, cancellationToken))?.Find(key);

    /// <summary>The edits of a cell, the latest first; empty as for the whole draft.</summary>
    public async Task<IReadOnlyList<CellHistoryEntry>> ReadHistoryAsync(string matrix, CellKey key, Actor actor, CancellationToken cancellationToken) =>
        await OpenAsync(matrix, actor, cancellationToken) is null ? [] : await histories.ReadAsync(matrix, key, cancellationToken);

    /// <summary>Changes cells.</summary>
    /// <remarks>One transaction holds the checks of the actor, the operation id and the cells' versions, the edits, and their audit entries.</remarks>
    public Task<AssignOutcome> AssignAsync(AssignCells command, Change change, CancellationToken cancellationToken) => writer.RunAsync(
        new WriteCommand(Editors, $"matrices/{command.Matrix}/draft", change) { IsSmall = true },
        (_, earlier) => FindEarlierAsync(command, earlier, cancellationToken),
        write => AssignAsync(write, command, cancellationToken),
        cancellationToken);

    private async Task<AssignOutcome> AssignAsync(WriteScope write, AssignCells command, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfZero(command.Cells.Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(command.Cells.Count, AssignCells.MaxCount);
        var (context, change) = (write.Context, write.Change);
        if (await context.Matrices.SingleOrDefaultAsync(candidate => candidate.Slug == command.Matrix, cancellationToken) is not { } matrix
            || await drafts.FrameAsync(matrix, cancellationToken) is not { } frame)
        {
            return new AssignOutcome.Missing(command.Cells[0].Key);
        }

        if (Change.ProblemOfReason(change.Reason) is { } unfit)
        {
            return new AssignOutcome.Invalid(command.Cells[0].Key, [new MatrixProblem("", unfit)]);
        }

        var draft = new EditedDraft(context, matrix, frame);
        await draft.ReadAsync(command.Cells.Count < ReadAllFrom ? command.Cells : null, cancellationToken);
        if (draft.Decide(command.Cells, out var wanted) is { } obstacle)
        {
            return obstacle;
        }

        var changes = new List<CellChange>();
        foreach (var (current, content) in wanted)
        {
            var after = draft.Assign(current, content, change, write.Now);
            changes.Add(new CellChange(current.Content, after));
            await write.RecordAsync(new AssignmentChanged(command.Matrix, current.Key, after.Version, current.Content, content), cancellationToken);
        }

        await context.NoteDraftEditorAsync(matrix, change.Actor, cancellationToken);
        write.AfterCommit(() => drafts.Advance(command.Matrix, frame, [.. changes.Select(done => done.After)]));

        // The cell may keep an earlier reason; the answer, now and when asked again, is about this act.
        return new AssignOutcome.Assigned(changes.Select(done => done.Because(change.Reason)).ToValueList());
    }

    /// <summary>Finds what an operation id has assigned before, as its audit entries record it.</summary>
    /// <returns>Null when the operation was another one than this command.</returns>
    private async Task<AssignOutcome?> FindEarlierAsync(AssignCells command, EarlierOperation earlier, CancellationToken cancellationToken)
    {
        // The log has the parties of a cell in the order of the alphabet, the first answer had them in that of the matrix.
        var matrix = (await drafts.FindAsync(command.Matrix, cancellationToken))?.Frame.Content;
        var changes = matrix is null ? [] : earlier.Entries.Select(entry => ToChange(entry, matrix)).OfType<CellChange>().ToList();
        return changes.Count == earlier.Entries.Count && changes.TrueForAll(made => IsWished(made, earlier.First, command))
            ? new AssignOutcome.Assigned(changes.ToValueList())
            : null;
    }

    /// <summary>Whether an earlier change of an operation is one that the command asks for again.</summary>
    private static bool IsWished(CellChange earlier, StoredAuditEntry entry, AssignCells command) =>
        entry.Target.StartsWith($"matrices/{command.Matrix}/", StringComparison.Ordinal)
        && command.Cells.LastOrDefault(cell => cell.Key == earlier.After.Key) is { } wished
        && DraftContent.AreSameWish(wished.Content, earlier.After.Content);

    /// <summary>Returns the change that an entry records; null when it records something else.</summary>
    private static CellChange? ToChange(StoredAuditEntry entry, Matrix matrix) =>
        AuditFacts.Read(entry.Payload) is FactReadOutcome.Known(AssignmentChanged changed, var reason)
            ? new CellChange(
                changed.Before.InOrderOf(matrix),
                new DraftCell(changed.Cell, changed.After.InOrderOf(matrix), changed.Version, new CellEdit(new Actor(entry.ActorId, entry.ActorName), entry.At, reason)))
            : null;
}
