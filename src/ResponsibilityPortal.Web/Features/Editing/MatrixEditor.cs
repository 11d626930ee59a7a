using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Drafting;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Matrices.Exchange;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Web.Drafts;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Editing;

/// <summary>Edits drafts: the one way by which a cell comes to say something else.</summary>
/// <remarks>
/// A draft is the latest version with edited cells in place of its own. Only those are stored, so a draft that nobody has edited
/// costs nothing, and what has changed since the latest version is what is there.
/// </remarks>
public sealed class MatrixEditor(
    IDbContextFactory<PortalDbContext> contexts, WriteQueue writes, DraftSnapshots drafts, CellHistory histories, Rights rights, TimeProvider clock)
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

    /// <summary>Lets cells say something else.</summary>
    /// <remarks>One transaction holds the looks at the actor, the operation id and the cells' versions, the edits, and their audit entries.</remarks>
    public async Task<AssignOutcome> AssignAsync(AssignCells command, Change change, CancellationToken cancellationToken)
    {
        switch (await writes.WriteAsync(context => DecideAsync(context, command, change, cancellationToken), cancellationToken))
        {
            case null:
                return new AssignOutcome.Busy();
            case { Outcome: AssignOutcome.Assigned(var changes), Frame: { } frame }:
                drafts.Advance(command.Matrix, frame, [.. changes.Select(done => done.After)]);

                // The cell may keep an earlier reason; the answer, now and when asked again, is about this act.
                return new AssignOutcome.Assigned(changes.Select(done => done.Because(change.Reason)).ToValueList());
            case { Outcome: AssignOutcome.Refused refused }:
                await rights.RecordRefusalAsync(change.Actor, $"matrices/{command.Matrix}/draft", Editors, cancellationToken);
                return refused;
            case var decision:
                return decision.Outcome;
        }
    }

    private async Task<Decision> DecideAsync(PortalDbContext context, AssignCells command, Change change, CancellationToken cancellationToken)
    {
        var now = UtcInstant.ToMilliseconds(clock.GetUtcNow());
        if (!await Rights.AllowsAsync(context, now, change.Actor, Editors, cancellationToken))
        {
            return new Decision(new AssignOutcome.Refused());
        }

        if (await EarlierOutcomeAsync(context, command, change, cancellationToken) is { } earlier)
        {
            return new Decision(earlier);
        }

        var decision = await AssignAsync(context, command, change, now, cancellationToken);
        if (decision.Outcome is AssignOutcome.Assigned)
        {
            await context.SaveChangesAsync(cancellationToken);
        }

        return decision;
    }

    private async Task<Decision> AssignAsync(
        PortalDbContext context, AssignCells command, Change change, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfZero(command.Cells.Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(command.Cells.Count, AssignCells.MaxCount);
        if (await context.Matrices.SingleOrDefaultAsync(candidate => candidate.Slug == command.Matrix, cancellationToken) is not { } matrix
            || await drafts.FrameAsync(matrix, cancellationToken) is not { } frame)
        {
            return new Decision(new AssignOutcome.Missing(command.Cells[0].Key));
        }

        if (Change.ProblemOfReason(change.Reason) is { } unfit)
        {
            return new Decision(new AssignOutcome.Invalid(command.Cells[0].Key, [new MatrixProblem("", unfit)]));
        }

        var draft = new EditedDraft(context, matrix, frame);
        await draft.ReadAsync(command.Cells.Count < ReadAllFrom ? command.Cells : null, cancellationToken);
        if (draft.Decide(command.Cells, out var wanted) is { } obstacle)
        {
            return new Decision(obstacle);
        }

        var changes = new List<CellChange>();
        foreach (var (current, content) in wanted)
        {
            var after = draft.Assign(current, content, change, now);
            changes.Add(new CellChange(current.Content, after));
            await context.RecordAsync(
                AuditStream.Content, new AssignmentChanged(command.Matrix, current.Key, after.Version, current.Content, content), change, now, cancellationToken);
        }

        await context.NoteDraftEditorAsync(matrix, change.Actor, cancellationToken);
        return new Decision(new AssignOutcome.Assigned(changes.ToValueList()), frame);
    }

    /// <summary>What an operation id has assigned before, as its audit entries tell it.</summary>
    /// <returns>Null for an operation id that has changed nothing yet.</returns>
    private async Task<AssignOutcome?> EarlierOutcomeAsync(PortalDbContext context, AssignCells command, Change change, CancellationToken cancellationToken)
    {
        var operationId = change.OperationId;
        var entries = await context.AuditEntries.AsNoTracking()
            .Where(entry => entry.OperationId == operationId)
            .OrderBy(entry => entry.Sequence)
            .ToListAsync(cancellationToken);
        if (entries.Count == 0)
        {
            return null;
        }

        // The log has the parties of a cell in the order of the alphabet, the first answer had them in that of the matrix.
        var matrix = (await drafts.FindAsync(command.Matrix, cancellationToken))?.Frame.Content;
        return matrix is not null && entries.TrueForAll(entry => entry.Action == AssignmentChanged.ActionName && entry.ActorId == change.Actor.Id)
                && entries.ConvertAll(entry => ToChange(entry, matrix)) is var changes && changes.TrueForAll(earlier => IsWished(earlier, entries[0], command))
                    ? new AssignOutcome.Assigned(changes.ToValueList())
            : new AssignOutcome.OperationUsed();
    }

    /// <summary>Whether an earlier change of an operation is one that the command asks for again.</summary>
    private static bool IsWished(CellChange earlier, StoredAuditEntry entry, AssignCells command) =>
        entry.Target.StartsWith($"matrices/{command.Matrix}/", StringComparison.Ordinal)
        && command.Cells.LastOrDefault(cell => cell.Key == earlier.After.Key) is { } wished
        && DraftContent.AreSameWish(wished.Content, earlier.After.Content);

    private static CellChange ToChange(StoredAuditEntry entry, Matrix matrix)
    {
        using var payload = JsonDocument.Parse(entry.Payload);
        var data = payload.RootElement.GetProperty("data");
        var reason = payload.RootElement.GetProperty("reason").GetString();
        var key = new CellKey(data.GetProperty("responsibility").GetString()!, data.GetProperty("hostingModel").GetString()!);
        return new CellChange(
            AssignmentFormat.Read(data.GetProperty("before"), key.HostingModel, out _)!.InOrderOf(matrix),
            new DraftCell(
                key,
                AssignmentFormat.Read(data.GetProperty("after"), key.HostingModel, out _)!.InOrderOf(matrix),
                CellVersion.Parse(data.GetProperty("version").GetString())!.Value,
                new CellEdit(new Actor(entry.ActorId, entry.ActorName), entry.At, reason)));
    }

    /// <summary>What a command has come to.</summary>
    /// <param name="Frame">In which cells were edited just now; null when none was.</param>
    private sealed record Decision(AssignOutcome Outcome, DraftFrame? Frame = null);
}
