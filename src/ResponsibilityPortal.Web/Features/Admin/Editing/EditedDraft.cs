using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Model;

namespace ResponsibilityPortal.Web.Features.Admin.Editing;

/// <summary>The cells of a draft within the transaction that edits them.</summary>
internal sealed class EditedDraft(PortalDbContext context, StoredMatrix matrix, DraftFrame frame)
{
    private readonly Dictionary<CellKey, StoredDraftCell> _stored = [];

    /// <param name="wanted">The cells to read; null to read all.</param>
    public async Task ReadAsync(ValueList<AssignCell>? wanted, CancellationToken cancellationToken)
    {
        if (wanted is null)
        {
            foreach (var cell in await context.DraftCells.Where(cell => cell.MatrixId == matrix.Id).ToListAsync(cancellationToken))
            {
                _stored.Add(cell.Key, cell);
            }

            return;
        }

        foreach (var key in wanted.Select(cell => cell.Key).Distinct())
        {
            if (await context.DraftCells.FindAsync([matrix.Id, key.Responsibility, key.HostingModel], cancellationToken) is { } cell)
            {
                _stored.Add(key, cell);
            }
        }
    }

    /// <summary>Checks whether the cells can be edited as requested.</summary>
    /// <param name="changes">The edits to make: each cell with its current and its new content.</param>
    /// <returns>Why the edits can't be made; null if there is something to edit and nothing prevents it.</returns>
    public AssignOutcome? Decide(ValueList<AssignCell> cells, out IReadOnlyList<(DraftCell Current, Assignment Content)> changes)
    {
        var wanted = new Dictionary<CellKey, (DraftCell Current, Assignment Content)>();
        var (unchanged, conflicts) = (new List<DraftCell>(), new List<DraftCell>());
        changes = [];
        foreach (var cell in cells)
        {
            if (Find(cell.Key) is not { } current)
            {
                return new AssignOutcome.Missing(cell.Key);
            }

            if (DraftContent.Accept(frame.Content, cell.Content, out var problems) is not { } content)
            {
                return new AssignOutcome.Invalid(cell.Key, problems);
            }

            if (content == current.Content)
            {
                unchanged.Add(current);
            }
            else if (cell.Seen != current.Version)
            {
                conflicts.Add(current);
            }
            else
            {
                wanted[cell.Key] = (current, content);
            }
        }

        changes = [.. wanted.Values];
        return conflicts.Count > 0 ? new AssignOutcome.Conflict(conflicts.ToValueList())
            : wanted.Count == 0 ? new AssignOutcome.Unchanged(unchanged.ToValueList())
            : null;
    }

    /// <summary>Changes the content of a cell.</summary>
    public DraftCell Assign(DraftCell current, Assignment content, Change change, DateTimeOffset now)
    {
        if (!_stored.TryGetValue(current.Key, out var stored))
        {
            stored = StoredDraftCell.Create(matrix, current.Key);
            _stored.Add(current.Key, stored);
            context.DraftCells.Add(stored);
        }

        stored.Assign(current.Content, content, change, now);
        return stored.ToCell(matrix.LatestVersion);
    }

    private DraftCell? Find(CellKey key) =>
        frame.Find(key) is not { } content ? null
        : _stored.TryGetValue(key, out var stored) ? stored.ToCell(matrix.LatestVersion)
        : new DraftCell(key, content, new CellVersion(matrix.LatestVersion, 0), null);
}
