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

/// <summary>Edits drafts. This is the only code that changes the content of cells.</summary>
/// <remarks>
/// A draft is the latest version with some cells replaced by edited ones. Only the edited cells are stored, so a draft without edits takes
/// no space, and the stored cells are the changes since the latest version.
/// </remarks>
public sealed class MatrixEditor(
    IDbContextFactory<PortalDbContext> contexts,
    Writer writer,
    DraftSnapshots drafts,
    CellHistory histories,
    Rights rights,
    TimeProvider clock
)
{
    private const Roles Editors = Roles.Editor;

    /// <summary>From this number of cells on, all edited cells of the matrix are read at once instead of one by one.</summary>
    private const int ReadAllFrom = 20;

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

        await rights.RecordRefusalAsync(actor, $"matrices/{matrix}/draft", Policies.DraftRoles, cancellationToken);
        return null;
    }

    /// <summary>Returns a cell of the draft; null if there is no such cell, or for the same reasons as for the entire draft.</summary>
    public async Task<DraftCell?> FindCellAsync(string matrix, CellKey key, Actor actor, CancellationToken cancellationToken) =>
        (await OpenAsync(matrix, actor, cancellationToken))?.Find(key);

    /// <summary>Returns the edits of a cell, the latest first; empty for the same reasons as for the entire draft.</summary>
    public async Task<IReadOnlyList<CellHistoryEntry>> ReadHistoryAsync(
        string matrix,
        CellKey key,
        Actor actor,
        CancellationToken cancellationToken
    ) => await OpenAsync(matrix, actor, cancellationToken) is null ? [] : await histories.ReadAsync(matrix, key, cancellationToken);

    /// <summary>Changes cells.</summary>
    /// <remarks>
    /// One transaction contains the checks of the actor, the operation ID and the versions of the cells, and also the edits and their audit
    /// entries.
    /// </remarks>
    public Task<AssignOutcome> AssignAsync(AssignCells command, Change change, CancellationToken cancellationToken) =>
        writer.RunAsync(
            new WriteCommand(Editors, $"matrices/{command.Matrix}/draft", change) { IsSmall = true },
            (_, earlier) => FindEarlierAsync(command, earlier, cancellationToken),
            write => AssignAsync(write, command, cancellationToken),
            cancellationToken
        );

    private async Task<AssignOutcome> AssignAsync(WriteScope write, AssignCells command, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfZero(command.Cells.Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(command.Cells.Count, AssignCells.MaxCount);
        var (context, change) = (write.Context, write.Change);
        if (
            await context.Matrices.SingleOrDefaultAsync(candidate => candidate.Slug == command.Matrix, cancellationToken) is not { } matrix
            || await drafts.FrameAsync(matrix, cancellationToken) is not { } frame
        )
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
            await write.RecordAsync(
                new AssignmentChanged(command.Matrix, current.Key, after.Version, current.Content, content),
                cancellationToken
            );
        }

        await context.NoteDraftEditorAsync(matrix, change.Actor, cancellationToken);
        write.AfterCommit(() => drafts.Advance(command.Matrix, frame, [.. changes.Select(done => done.After)]));

        // The cell can keep an earlier reason. The outcome is about this edit only, also when the command is sent again.
        return new AssignOutcome.Assigned(changes.Select(done => done.Because(change.Reason)).ToValueList());
    }

    /// <summary>Finds the assignments that an earlier operation with this ID has made, from its audit entries.</summary>
    /// <returns>Null if the operation was not this command.</returns>
    private async Task<AssignOutcome?> FindEarlierAsync(AssignCells command, EarlierOperation earlier, CancellationToken cancellationToken)
    {
        // The log lists the parties of a cell in alphabetical order; the first outcome listed them in the order of the matrix.
        var matrix = (await drafts.FindAsync(command.Matrix, cancellationToken))?.Frame.Content;
        var changes = matrix is null ? [] : earlier.Entries.Select(entry => ToChange(entry, matrix)).OfType<CellChange>().ToList();
        return changes.Count == earlier.Entries.Count && changes.TrueForAll(made => IsRequested(made, earlier.First, command))
            ? new AssignOutcome.Assigned(changes.ToValueList())
            : null;
    }

    /// <summary>Returns whether an earlier change of an operation is one that the command requests again.</summary>
    private static bool IsRequested(CellChange earlier, StoredAuditEntry entry, AssignCells command) =>
        entry.Target.StartsWith($"matrices/{command.Matrix}/", StringComparison.Ordinal)
        && command.Cells.LastOrDefault(cell => cell.Key == earlier.After.Key) is { } wished
        && DraftContent.AreEqual(wished.Content, earlier.After.Content);

    /// <summary>Returns the change that an entry records; null when it records something else.</summary>
    private static CellChange? ToChange(StoredAuditEntry entry, Matrix matrix) =>
        AuditFacts.Read(entry.Payload) is FactReadOutcome.Known(AssignmentChanged changed, var reason)
            ? new CellChange(
                changed.Before.InOrderOf(matrix),
                new DraftCell(
                    changed.Cell,
                    changed.After.InOrderOf(matrix),
                    changed.Version,
                    new CellEdit(new Actor(entry.ActorId, entry.ActorName), entry.At, reason)
                )
            )
            : null;
}
