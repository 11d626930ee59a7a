using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Auditing;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Drafting;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Matrices.Exchange;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Editing;

/// <summary>Edits drafts: the one way by which a cell comes to say something else.</summary>
/// <remarks>
/// A draft is the latest version with edited cells in place of its own. Only those are stored, so a draft that nobody has edited
/// costs nothing, and what has changed since the latest version is what is there.
/// </remarks>
public sealed class MatrixEditor(
    IDbContextFactory<PortalDbContext> contexts, PublishedMatrices published, Rights rights, TimeProvider clock)
{
    private const Roles Editors = Roles.Editor;

    /// <summary>A cell as the draft has it; null when there is none, or the version below it is damaged, or the actor may not see drafts.</summary>
    public async Task<DraftCell?> FindCellAsync(string matrix, CellKey key, Actor actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await MayLookAsync(context, matrix, actor, cancellationToken) && await FindAsync(context, matrix, key, cancellationToken) is { } found
            ? found.Cell
            : null;
    }

    /// <summary>The cells that were edited since the latest version, in the order of the matrix; null as for one cell.</summary>
    public async Task<IReadOnlyList<DraftCell>?> ListEditedAsync(string matrix, Actor actor, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await MayLookAsync(context, matrix, actor, cancellationToken) || await FindMatrixAsync(context, matrix, cancellationToken) is not { } draft)
        {
            return null;
        }

        var cells = await context.DraftCells.AsNoTracking().Where(cell => cell.MatrixId == draft.Stored.Id).ToListAsync(cancellationToken);
        var places = draft.Latest.Responsibilities
            .SelectMany(row => draft.Latest.HostingModels, (row, model) => new CellKey(row.Slug, model.Slug))
            .Index()
            .ToDictionary(place => place.Item, place => place.Index);
        return [.. cells.Select(cell => cell.ToCell(draft.Stored.LatestVersion)).OrderBy(cell => places.GetValueOrDefault(cell.Key, int.MaxValue))];
    }

    /// <summary>Lets a cell say something else.</summary>
    /// <remarks>One transaction holds the looks at the actor, the operation id and the cell's version, the edit, and its audit entry.</remarks>
    public async Task<AssignOutcome> AssignAsync(AssignCell command, Change change, CancellationToken cancellationToken)
    {
        await using (var context = await contexts.CreateDbContextAsync(cancellationToken))
        await using (var transaction = await context.Database.BeginTransactionAsync(cancellationToken))
        {
            var now = UtcInstant.ToMilliseconds(clock.GetUtcNow());
            if (await Rights.AllowsAsync(context, now, change.Actor, Editors, cancellationToken))
            {
                var outcome = await AssignAsync(context, command, change, now, cancellationToken);
                if (outcome is AssignOutcome.Assigned)
                {
                    await context.SaveChangesAsync(cancellationToken);
                    await transaction.CommitAsync(cancellationToken);
                }

                return outcome;
            }
        }

        await rights.RecordRefusalAsync(change.Actor, $"matrices/{command.Matrix}/draft", Editors, cancellationToken);
        return new AssignOutcome.Refused();
    }

    private async Task<bool> MayLookAsync(PortalDbContext context, string matrix, Actor actor, CancellationToken cancellationToken)
    {
        if (await Rights.AllowsAsync(context, clock.GetUtcNow(), actor, Policies.DraftRoles, cancellationToken))
        {
            return true;
        }

        await rights.RecordRefusalAsync(actor, $"matrices/{matrix}/draft", Policies.DraftRoles, cancellationToken);
        return false;
    }

    private async Task<AssignOutcome> AssignAsync(
        PortalDbContext context, AssignCell command, Change change, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (await EarlierOutcomeAsync(context, change.OperationId, cancellationToken) is { } earlier)
        {
            return earlier;
        }

        if (await FindAsync(context, command.Matrix, command.Cell, cancellationToken) is not var (draft, stored, current))
        {
            return new AssignOutcome.Missing();
        }

        if (DraftContent.Accept(draft.Latest, command.Content, out var problems) is not { } wanted)
        {
            return new AssignOutcome.Invalid(problems);
        }

        if (wanted == current.Content)
        {
            return new AssignOutcome.Unchanged(current);
        }

        if (command.Seen != current.Version)
        {
            return new AssignOutcome.Conflict(current);
        }

        if (stored is null)
        {
            stored = StoredDraftCell.Create(draft.Stored, command.Cell);
            context.DraftCells.Add(stored);
        }

        stored.Assign(wanted, change, now);
        await context.RecordAsync(
            AuditStream.Content, new AssignmentChanged(command.Matrix, command.Cell, current.Version.Next, current.Content, wanted), change, now, cancellationToken);
        return new AssignOutcome.Assigned(stored.ToCell(draft.Stored.LatestVersion));
    }

    /// <summary>What an operation id has assigned before, as its audit entry tells it.</summary>
    private static async Task<AssignOutcome?> EarlierOutcomeAsync(PortalDbContext context, Guid operationId, CancellationToken cancellationToken)
    {
        var entry = await context.AuditEntries.AsNoTracking()
            .SingleOrDefaultAsync(entry => entry.OperationId == operationId && entry.Action == AssignmentChanged.ActionName, cancellationToken);
        if (entry is null)
        {
            return null;
        }

        using var payload = JsonDocument.Parse(entry.Payload);
        var data = payload.RootElement.GetProperty("data");
        var reason = payload.RootElement.GetProperty("reason").GetString();
        var key = new CellKey(data.GetProperty("responsibility").GetString()!, data.GetProperty("hostingModel").GetString()!);
        return new AssignOutcome.Assigned(new DraftCell(
            key,
            AssignmentFormat.Read(data.GetProperty("after"), key.HostingModel, out _)!,
            CellVersion.Parse(data.GetProperty("version").GetString())!.Value,
            new CellEdit(new Actor(entry.ActorId, entry.ActorName), entry.At, reason)));
    }

    private async Task<(DraftedMatrix Draft, StoredDraftCell? Stored, DraftCell Cell)?> FindAsync(
        PortalDbContext context, string matrix, CellKey key, CancellationToken cancellationToken)
    {
        if (await FindMatrixAsync(context, matrix, cancellationToken) is not { } draft || DraftContent.Find(draft.Latest, key) is not { } content)
        {
            return null;
        }

        var stored = await context.DraftCells.FindAsync([draft.Stored.Id, key.Responsibility, key.HostingModel], cancellationToken);
        var number = draft.Stored.LatestVersion;
        return (draft, stored, stored?.ToCell(number) ?? new DraftCell(key, content, new CellVersion(number, 0), null));
    }

    /// <summary>The matrix with its latest version, as this transaction sees it.</summary>
    private async Task<DraftedMatrix?> FindMatrixAsync(PortalDbContext context, string slug, CancellationToken cancellationToken)
    {
        if (await context.Matrices.SingleOrDefaultAsync(candidate => candidate.Slug == slug, cancellationToken) is not { } stored)
        {
            return null;
        }

        if (published.Find(slug)?.Find(stored.LatestVersion) is null)
        {
            // Published a moment ago; the list in memory is about to follow.
            await published.ReloadAsync(cancellationToken);
        }

        return published.Find(slug)?.Find(stored.LatestVersion) is { } latest && await published.LoadAsync(latest) is VersionContent.Intact(var content)
            ? new DraftedMatrix(stored, content.Matrix)
            : null;
    }

    private sealed record DraftedMatrix(StoredMatrix Stored, Matrix Latest);
}
