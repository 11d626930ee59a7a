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
/// Keeps the lists of versions of every matrix in memory, and the contents that were requested. Readers need no query. Publishing updates
/// it through <see cref="ReloadAsync"/>.
/// </summary>
public sealed partial class PublishedMatrices(
    IDbContextFactory<PortalDbContext> contexts,
    Checkpoints checkpoints,
    ILogger<PublishedMatrices> logger
) : IDisposable
{
    /// <summary>How many canonical bytes of loaded versions are cached. A version takes about six times its bytes in memory.</summary>
    private const long LoadedBytesLimit = 64L * 1024 * 1024;

    private readonly MemoryCache _loaded = new(new MemoryCacheOptions { SizeLimit = LoadedBytesLimit });
    private readonly ConcurrentDictionary<(string Matrix, int Number), Lazy<Task<VersionContent>>> _loading = new();
    private readonly ConcurrentDictionary<(string Matrix, int Number), VersionContent.Damaged> _damaged = new();
    private readonly SemaphoreSlim _reloading = new(1);
    private TaskCompletionSource _moved = NewSignal();
    private volatile FrozenDictionary<string, PublishedVersions> _matrices = FrozenDictionary<string, PublishedVersions>.Empty;

    /// <summary>All matrices that have a version, by slug.</summary>
    public IEnumerable<PublishedVersions> All => _matrices.Values.OrderBy(versions => versions.Matrix, StringComparer.Ordinal);

    /// <summary>Versions found not to match their hashes.</summary>
    public IEnumerable<VersionContent.Damaged> Damaged =>
        _damaged.Values.OrderBy(damaged => damaged.Version.Matrix, StringComparer.Ordinal);

    public PublishedVersions? Find(string matrix) => _matrices.GetValueOrDefault(matrix);

    /// <summary>Returns the version that the address of an export names. Null when it isn't one of this portal.</summary>
    public MatrixVersion? NamedBy(ExportAddress? address) => address is null ? null : Find(address.Matrix)?.Find(address.Version);

    /// <summary>
    /// Returns a version with a content hash. The preferred one if it has that hash, because the same content can be published again.
    /// </summary>
    public MatrixVersion? WithContent(string contentHash, MatrixVersion? preferred) =>
        preferred?.ContentHash == contentHash
            ? preferred
            : All.SelectMany(versions => versions.All).FirstOrDefault(version => version.ContentHash == contentHash);

    /// <summary>Reads the lists of versions again.</summary>
    /// <remarks>Runs one reload at a time, so that an older list never replaces a newer one.</remarks>
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

    /// <summary>Completes when the lists of versions have been reloaded.</summary>
    public Task NextMoveAsync(CancellationToken cancellationToken) => Volatile.Read(ref _moved).Task.WaitAsync(cancellationToken);

    /// <summary>Returns the content of a version from memory, or from the store the first time. Concurrent calls cause one load.</summary>
    public Task<VersionContent> LoadAsync(MatrixVersion version)
    {
        var key = (version.Matrix, version.Number);
        if (_loaded.TryGetValue(key, out Task<VersionContent>? loaded))
        {
            return loaded!;
        }

        return _loading.GetOrAdd(key, _ => new Lazy<Task<VersionContent>>(() => LoadOnceAsync(version))).Value;
    }

    /// <summary>Returns the title in the latest version, or the slug if that version is damaged.</summary>
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
        var records = await context
            .Versions.AsNoTracking()
            .OrderBy(version => version.Matrix)
            .ThenBy(version => version.Number)
            .Select(VersionRecord.FromRow)
            .ToListAsync(cancellationToken);
        var publications = await context.ReadPublicationsAsync([.. records.Select(record => record.Version)], cancellationToken);
        var schedules = await context.ReadSchedulesAsync(cancellationToken);
        var byVersion = schedules.ToLookup(entry => entry.VersionHash, StringComparer.Ordinal);
        return records
            .GroupBy(record => record.Version.Matrix, StringComparer.Ordinal)
            .ToFrozenDictionary(
                group => group.Key,
                group => ListOf(group.Key, group.ToValueList(), publications, byVersion),
                StringComparer.Ordinal
            );
    }

    private PublishedVersions ListOf(
        string matrix,
        ValueList<VersionRecord> records,
        IReadOnlyDictionary<MatrixVersion, PublicationEntry> publications,
        ILookup<string, ScheduleEntry> entries
    )
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
                    ? known with
                    {
                        InForceFrom = date,
                        ChangedAt = entry.At,
                        WithdrawnAt = null,
                    }
                    : known with
                    {
                        WithdrawnAt = entry.At,
                        ChangedAt = entry.At,
                    };
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
            // Another call may have finished it since the check above.
            if (_loaded.TryGetValue(key, out Task<VersionContent>? loaded))
            {
                return await loaded!;
            }

            await using var context = await contexts.CreateDbContextAsync();
            var bytes = await context
                .Versions.AsNoTracking()
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
            return new VersionContent.Damaged(version, "its record doesn't match its version hash");
        }

        // An attacker who can alter a row can recompute its hashes. The log has the hashes of what was published.
        if (versions is not null && versions.LoggedHashes.GetValueOrDefault(version.Number) != version.VersionHash)
        {
            return new VersionContent.Damaged(version, "the log records another version of that number, or none");
        }

        if (Sha256Hash.Of(bytes) != version.ContentHash)
        {
            return new VersionContent.Damaged(version, "its content doesn't match its content hash");
        }

        return MatrixReader.Read(bytes) is MatrixReadOutcome.Accepted(var matrix)
            ? new VersionContent.Intact(new PublishedMatrix(version, matrix, bytes))
            : new VersionContent.Damaged(version, "its content isn't a matrix that this release can read");
    }

    [LoggerMessage(LogLevel.Error, "Version {Version} of matrix {Matrix} is damaged and isn't served: {Reason}.")]
    private partial void LogDamaged(string matrix, int version, string reason);
}
