using System.Collections.Concurrent;
using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Web.Integrity;

namespace ResponsibilityPortal.Web.Published;

/// <summary>
/// What is published, in memory: the list of versions of every matrix, and the contents that have been asked for. Readers
/// need no query; publishing moves this on by <see cref="ReloadAsync"/>.
/// </summary>
public sealed partial class PublishedMatrices(IDbContextFactory<PortalDbContext> contexts, Checkpoints checkpoints, ILogger<PublishedMatrices> logger) : IDisposable
{
    /// <summary>How many canonical bytes of loaded versions are kept. A version in memory takes some six times its bytes.</summary>
    private const long LoadedBytesLimit = 64L * 1024 * 1024;

    private readonly MemoryCache _loaded = new(new MemoryCacheOptions { SizeLimit = LoadedBytesLimit });
    private readonly ConcurrentDictionary<(string Matrix, int Number), Lazy<Task<VersionContent>>> _loading = new();
    private readonly ConcurrentDictionary<(string Matrix, int Number), VersionContent.Damaged> _damaged = new();
    private readonly SemaphoreSlim _reloading = new(1);
    private TaskCompletionSource _moved = NewSignal();
    private volatile FrozenDictionary<string, PublishedVersions> _matrices = FrozenDictionary<string, PublishedVersions>.Empty;

    /// <summary>Every matrix with a version, by slug.</summary>
    public IEnumerable<PublishedVersions> All => _matrices.Values.OrderBy(versions => versions.Matrix, StringComparer.Ordinal);

    /// <summary>Versions that were found not to match their hashes.</summary>
    public IEnumerable<VersionContent.Damaged> Damaged => _damaged.Values.OrderBy(damaged => damaged.Version.Matrix, StringComparer.Ordinal);

    public PublishedVersions? Find(string matrix) => _matrices.GetValueOrDefault(matrix);

    /// <summary>The version that the address of an export names; null when there is none here.</summary>
    public MatrixVersion? NamedBy(ExportAddress? address) => address is null ? null : Find(address.Matrix)?.Find(address.Version);

    /// <summary>A version of a content hash: the preferred one when it is one, since content can be published again.</summary>
    public MatrixVersion? WithContent(string contentHash, MatrixVersion? preferred) => preferred?.ContentHash == contentHash
        ? preferred
        : All.SelectMany(versions => versions.All).FirstOrDefault(version => version.ContentHash == contentHash);

    /// <summary>Reads the lists of versions anew.</summary>
    /// <remarks>One at a time, so that no list read earlier takes the place of one read later.</remarks>
    public async Task ReloadAsync(CancellationToken cancellationToken)
    {
        await _reloading.WaitAsync(cancellationToken);
        try
        {
            _matrices = await ReadAsync(cancellationToken);
        }
        finally
        {
            _reloading.Release();
        }

        Interlocked.Exchange(ref _moved, NewSignal()).SetResult();
    }

    /// <summary>Completes when the lists of versions have been read anew.</summary>
    public Task NextMoveAsync(CancellationToken cancellationToken) => Volatile.Read(ref _moved).Task.WaitAsync(cancellationToken);

    /// <summary>The content of a version, from memory or, the first time, from the store. Many who ask at once cause one load.</summary>
    public Task<VersionContent> LoadAsync(MatrixVersion version)
    {
        var key = (version.Matrix, version.Number);
        if (_loaded.TryGetValue(key, out Task<VersionContent>? loaded))
        {
            return loaded!;
        }

        return _loading.GetOrAdd(key, _ => new Lazy<Task<VersionContent>>(() => LoadOnceAsync(version))).Value;
    }

    /// <summary>The title in the latest version that is not damaged or, without one, the slug.</summary>
    public async Task<string> TitleAsync(PublishedVersions versions) =>
        await LoadAsync(versions.Latest) is VersionContent.Intact(var published) ? published.Matrix.Title : versions.Matrix;

    public void Dispose()
    {
        _loaded.Dispose();
        _reloading.Dispose();
    }

    private static TaskCompletionSource NewSignal() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task<FrozenDictionary<string, PublishedVersions>> ReadAsync(CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var records = await context.Versions.AsNoTracking()
            .OrderBy(version => version.Matrix).ThenBy(version => version.Number)
            .Select(VersionRecord.FromRow)
            .ToListAsync(cancellationToken);
        var publications = await context.ReadPublicationsAsync([.. records.Select(record => record.Version)], cancellationToken);
        var schedules = await context.ReadSchedulesAsync(cancellationToken);
        var byVersion = schedules.ToLookup(entry => entry.VersionHash, StringComparer.Ordinal);
        return records
            .GroupBy(record => record.Version.Matrix, StringComparer.Ordinal)
            .ToFrozenDictionary(group => group.Key, group => ListOf(group.Key, group.ToValueList(), publications, byVersion), StringComparer.Ordinal);
    }

    private PublishedVersions ListOf(
        string matrix, ValueList<VersionRecord> records, IReadOnlyDictionary<MatrixVersion, PublicationEntry> publications, ILookup<string, ScheduleEntry> entries)
    {
        var schedules = new Dictionary<int, VersionSchedule>();
        var reschedulings = 0;
        var over = new Dictionary<int, SignedCheckpoint>();
        var logged = new Dictionary<int, string>();
        foreach (var version in records.Select(record => record.Version))
        {
            foreach (var entry in entries[version.VersionHash])
            {
                var known = schedules.GetValueOrDefault(version.Number) ?? new VersionSchedule(version.InForceFrom, entry.At, null);
                schedules[version.Number] = entry.InForceFrom is { } date
                    ? known with { InForceFrom = date, ChangedAt = entry.At, WithdrawnAt = null }
                    : known with { WithdrawnAt = entry.At, ChangedAt = entry.At };
                reschedulings++;
            }

            if (publications.TryGetValue(version, out var publication))
            {
                logged[version.Number] = publication.VersionHash ?? "";
                if (checkpoints.Over(publication.Sequence) is { } checkpoint)
                {
                    over[version.Number] = checkpoint;
                }
            }
        }

        return new PublishedVersions(matrix, records)
        {
            Checkpoints = over.ToFrozenDictionary(),
            LoggedHashes = logged.ToFrozenDictionary(),
            Schedules = schedules.ToFrozenDictionary(),
            Reschedulings = reschedulings,
        };
    }

    private async Task<VersionContent> LoadOnceAsync(MatrixVersion version)
    {
        var key = (version.Matrix, version.Number);
        try
        {
            // Between looking and coming here somebody else may have finished it.
            if (_loaded.TryGetValue(key, out Task<VersionContent>? loaded))
            {
                return await loaded!;
            }

            await using var context = await contexts.CreateDbContextAsync();
            var bytes = await context.Versions.AsNoTracking()
                .Where(row => row.Matrix == version.Matrix && row.Number == version.Number)
                .Select(row => row.Content)
                .SingleAsync();
            var content = Check(version, bytes);
            if (content is VersionContent.Damaged damaged)
            {
                _damaged[key] = damaged;
                LogDamaged(version.Matrix, version.Number, damaged.Reason);
            }

            _ = _loaded.Set(key, Task.FromResult(content), new MemoryCacheEntryOptions { Size = Math.Max(1, bytes.Length) });
            return content;
        }
        finally
        {
            _loading.TryRemove(key, out _);
        }
    }

    private VersionContent Check(MatrixVersion version, byte[] bytes)
    {
        var versions = Find(version.Matrix);
        if (versions?.Records.FirstOrDefault(record => record.Version == version) is { IsIntact: false })
        {
            return new VersionContent.Damaged(version, "its record does not match its version hash");
        }

        // Whoever can alter a row can make its hashes anew; the log has those of what was published.
        if (versions is not null && versions.LoggedHashes.GetValueOrDefault(version.Number) != version.VersionHash)
        {
            return new VersionContent.Damaged(version, "the log tells of another version of that number, or of none");
        }

        if (Sha256Hash.Of(bytes) != version.ContentHash)
        {
            return new VersionContent.Damaged(version, "its content does not match its content hash");
        }

        return MatrixReader.Read(bytes) is MatrixReadOutcome.Accepted(var matrix)
            ? new VersionContent.Intact(new PublishedMatrix(version, matrix, bytes))
            : new VersionContent.Damaged(version, "its content is not a matrix that this release can read");
    }

    [LoggerMessage(LogLevel.Error, "Version {Version} of matrix {Matrix} is damaged and will not be served: {Reason}.")]
    private partial void LogDamaged(string matrix, int version, string reason);
}
