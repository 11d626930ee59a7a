using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Drafts;

/// <summary>
/// Keeps the current drafts in memory, shared by all users who have them open, and signals their changes. The log keeps them up to date,
/// and edits of cells hand their results over directly. Writes are still decided on the store.
/// </summary>
public sealed class DraftSnapshots(IDbContextFactory<PortalDbContext> contexts, PublishedMatrices published) : IMatrixChanges
{
    private readonly ConcurrentDictionary<string, Slot> _slots = new(StringComparer.Ordinal);
    private long _number;

    /// <summary>Raised with the slug of a matrix after its draft has changed.</summary>
    public event Action<string>? Changed;

    /// <summary>
    /// Returns the draft of a matrix. Null when there is no such matrix, or the version that the draft is based on is damaged.
    /// </summary>
    public async Task<DraftSnapshot?> FindAsync(string matrix, CancellationToken cancellationToken)
    {
        if (!_slots.TryGetValue(matrix, out var slot))
        {
            await using var context = await contexts.CreateDbContextAsync(cancellationToken);
            if (!await context.Matrices.AnyAsync(candidate => candidate.Slug == matrix, cancellationToken))
            {
                return null;
            }

            slot = _slots.GetOrAdd(matrix, _ => new Slot());
        }

        return slot.Current ?? await LoadAsync(slot, matrix, cancellationToken);
    }

    /// <summary>Returns what the draft of a matrix calls its columns.</summary>
    public async Task<ColumnKind> ColumnsOfAsync(string matrix, CancellationToken cancellationToken) =>
        (await FindAsync(matrix, cancellationToken))?.Frame.Content.ColumnKind ?? ColumnKind.Default;

    /// <summary>Returns the frame of a draft's edited cells, as a writer's transaction sees it.</summary>
    /// <param name="matrix">Read in that transaction, which keeps other writers from changing the frame.</param>
    public async Task<DraftFrame?> FrameAsync(StoredMatrix matrix, CancellationToken cancellationToken)
    {
        var snapshot = await FindAsync(matrix.Slug, cancellationToken);
        if (snapshot is not null && snapshot.Frame.Revision != matrix.RowVersion)
        {
            Drop(matrix.Slug);
            snapshot = await FindAsync(matrix.Slug, cancellationToken);
        }

        return snapshot?.Frame;
    }

    /// <summary>Adds cells that were just committed, so that they need not be read again. The log reports them next.</summary>
    /// <param name="frame">The frame in which the cells were edited.</param>
    public void Advance(string matrix, DraftFrame frame, IReadOnlyList<DraftCell> cells)
    {
        var slot = _slots.GetOrAdd(matrix, _ => new Slot());
        lock (slot)
        {
            if (slot.Current is null)
            {
                slot.Arrived.AddRange(cells.Select(cell => (frame.Revision, cell)));
            }
            else if (slot.Current.Frame.Revision == frame.Revision)
            {
                slot.Current = slot.Current.With(cells, NextNumber());
            }
        }
    }

    /// <summary>Follows new facts about a draft. If they contain more than the snapshot, the draft is read again at its next use.</summary>
    public void Follow(string matrix, IEnumerable<AuditFact> facts)
    {
        if (_slots.TryGetValue(matrix, out var slot))
        {
            lock (slot)
            {
                if (!facts.All(slot.Knows))
                {
                    slot.Drop();
                }
            }
        }

        Changed?.Invoke(matrix);
    }

    /// <summary>Reads the draft as a transaction sees it, from the store alone.</summary>
    public async Task<DraftSnapshot?> ReadAsync(PortalDbContext context, StoredMatrix matrix, CancellationToken cancellationToken)
    {
        var latest = matrix.LatestVersion == 0 ? null : await LatestAsync(matrix, cancellationToken);
        if (latest is null && matrix.LatestVersion > 0)
        {
            return null;
        }

        var stored = await context
            .Drafts.AsNoTracking()
            .SingleOrDefaultAsync(draft => draft.MatrixId == matrix.Id && draft.Origin == StoredDraft.Frame, cancellationToken);
        if ((stored is null ? latest : Read(stored)) is not { } content)
        {
            return null;
        }

        var cells = await context.DraftCells.AsNoTracking().Where(cell => cell.MatrixId == matrix.Id).ToListAsync(cancellationToken);
        var frame = new DraftFrame(content, latest, matrix.LatestVersion, matrix.RowVersion);
        return new DraftSnapshot(
            frame,
            cells.ToImmutableDictionary(cell => cell.Key, cell => cell.ToCell(matrix.LatestVersion)),
            NextNumber()
        );
    }

    private async Task<DraftSnapshot?> LoadAsync(Slot slot, string matrix, CancellationToken cancellationToken)
    {
        await slot.Loading.WaitAsync(cancellationToken);
        try
        {
            while (slot.Current is null)
            {
                int moves;
                lock (slot)
                {
                    moves = slot.Moves;
                    slot.Arrived.Clear();
                }

                var loaded = await ReadAsync(matrix, cancellationToken);
                lock (slot)
                {
                    // Cells committed during the read may or may not be included. The later edit of a cell wins.
                    if (slot.Moves == moves)
                    {
                        slot.Current = loaded?.With(
                            slot.Arrived.Where(arrived => arrived.Revision == loaded.Frame.Revision).Select(arrived => arrived.Cell),
                            NextNumber()
                        );
                        slot.Arrived.Clear();
                        return slot.Current;
                    }
                }
            }

            return slot.Current;
        }
        finally
        {
            slot.Loading.Release();
        }
    }

    private async Task<DraftSnapshot?> ReadAsync(string matrix, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await context.ReadTogetherAsync(
            async () =>
                await context.Matrices.AsNoTracking().SingleOrDefaultAsync(candidate => candidate.Slug == matrix, cancellationToken)
                    is { } stored
                    ? await ReadAsync(context, stored, cancellationToken)
                    : null,
            cancellationToken
        );
    }

    private async Task<Matrix?> LatestAsync(StoredMatrix matrix, CancellationToken cancellationToken)
    {
        if (published.Find(matrix.Slug)?.Find(matrix.LatestVersion) is null)
        {
            // Just published; the list in memory is not up to date yet.
            await published.ReloadAsync(cancellationToken);
        }

        return
            published.Find(matrix.Slug)?.Find(matrix.LatestVersion) is { } latest
            && await published.LoadAsync(latest) is VersionContent.Intact(var content)
            ? content.Matrix
            : null;
    }

    private static Matrix? Read(StoredDraft stored)
    {
        var bytes = Encoding.UTF8.GetBytes(stored.Content);
        return Sha256Hash.Of(bytes) == stored.ContentHash && MatrixReader.Read(bytes) is MatrixReadOutcome.Accepted(var matrix)
            ? matrix
            : null;
    }

    private void Drop(string matrix)
    {
        if (_slots.TryGetValue(matrix, out var slot))
        {
            lock (slot)
            {
                slot.Drop();
            }
        }
    }

    private long NextNumber() => Interlocked.Increment(ref _number);

    /// <summary>The snapshot of one draft, and what arrived since.</summary>
    private sealed class Slot
    {
        public SemaphoreSlim Loading { get; } = new(1);

        public volatile DraftSnapshot? Current;

        /// <summary>How often the draft had to be read again.</summary>
        public int Moves;

        /// <summary>Cells committed while the draft was being read.</summary>
        public List<(int Revision, DraftCell Cell)> Arrived { get; } = [];

        public void Drop()
        {
            Current = null;
            Moves++;
        }

        /// <summary>Returns whether the snapshot already contains a fact.</summary>
        public bool Knows(AuditFact fact) =>
            fact switch
            {
                AssignmentChanged changed => Find(changed.Cell) is { } cell && !cell.Version.IsBefore(changed.Version),
                AssignmentExplained explained => Find(explained.Cell)?.Edit?.Reason == explained.Explanation,

                // The state of a review isn't part of the draft.
                ReviewRequested or ReviewDecided => true,
                _ => false,
            };

        private DraftCell? Find(CellKey key) =>
            Current is { } draft ? draft.Find(key) : Arrived.FindLast(arrived => arrived.Cell.Key == key).Cell;
    }
}
