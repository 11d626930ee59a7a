using System.Security.Cryptography;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Evidence;
using ResponsibilityPortal.Store.Files;
using ResponsibilityPortal.Store.Sharing;
using ResponsibilityPortal.Web.Background;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Integrity;

/// <summary>
/// The signed checkpoints of the log, in a file next to the store: one for each publication, and one for each day on which something was
/// recorded. A checkpoint is signed only if the log continues the one before. Instances that share a store sign one after another, and each
/// keeps the checkpoints of all.
/// </summary>
public sealed partial class Checkpoints : IDisposable
{
    public const string FileName = "checkpoints.txt";

    /// <summary>Chains of up to this many entries are verified in about a second.</summary>
    private const int WholeMaxEntries = 50_000;

    private static readonly TimeSpan Interval = TimeSpan.FromDays(1);

    /// <summary>How long to wait for another instance that is signing.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly CheckpointOptions _options;
    private readonly IHostEnvironment _environment;
    private readonly DataDirectory _directory;
    private readonly StoreEvidenceFactory _store;
    private readonly PublicAddress _address;
    private readonly TimeProvider _clock;
    private readonly ILogger<Checkpoints> _logger;
    private readonly Turns _turns;
    private readonly CheckpointLog _log;
    private readonly CheckpointSigningKey _key;
    private readonly CheckpointExchange? _exchange;
    private readonly SemaphoreSlim _lock = new(1);
    private volatile IReadOnlyDictionary<string, AuditHead> _proven = new Dictionary<string, AuditHead>();

    public Checkpoints(
        IOptions<CheckpointOptions> options,
        IHostEnvironment environment,
        DataDirectory directory,
        StoreEvidenceFactory store,
        PublicAddress address,
        TimeProvider clock,
        ILogger<Checkpoints> logger,
        Turns turns,
        SharedCheckpoints? shared = null
    )
    {
        (_options, _environment, _directory, _store) = (options.Value, environment, directory, store);
        (_address, _clock, _logger, _turns) = (address, clock, logger, turns);
        _log = new CheckpointLog(directory);
        _key = new CheckpointSigningKey(directory, logger);
        _exchange = shared is null ? null : new CheckpointExchange(shared, _log);
    }

    /// <summary>All checkpoints, the oldest first.</summary>
    public ValueList<SignedCheckpoint> All => _log.All;

    /// <summary>The public key in use. Null when none was made yet.</summary>
    public NoteKey? Key => _key.Public;

    /// <summary>Why the last checkpoint that was due could not be made, as a sentence. Null when it was made.</summary>
    public string? Problem { get; private set; }

    /// <summary>Whether a checkpoint is due that couldn't be made because another instance was signing.</summary>
    public bool IsWaiting { get; private set; }

    /// <summary>Returns the checkpoints for an integrity check.</summary>
    public CheckpointSource Source => new(FileName, _log.Content, IsOwn: true);

    /// <summary>
    /// Reads the checkpoints, and makes the key at the first start. With a shared store, <see cref="JoinAsync"/> makes it.
    /// </summary>
    /// <exception cref="StartRefusedException">The key is missing or can't be used, or the file of the checkpoints can't be
    /// read.</exception>
    public void Open()
    {
        _log.Open();
        if (_directory.IsHeld)
        {
            _key.FinishRotation(All);
        }

        _key.Read(_options.Key is { } configured ? Path.Combine(_environment.ContentRootPath, configured) : null);
        if (!_directory.IsHeld)
        {
            return;
        }

        if (_exchange is null || All.Count > 0)
        {
            _key.MakeIfFirst(All.Count, $"'{_log.FilePath}'");
        }

        if (All.Count > 0)
        {
            _key.RefuseUnlessInForce(All, $"'{_log.FilePath}'");
        }
    }

    /// <summary>
    /// Takes over the checkpoints of the other instances of a shared store, and gives them those that they lack. Does nothing for a store
    /// of one instance.
    /// </summary>
    /// <exception cref="StartRefusedException">The key isn't the one of the other instances.</exception>
    /// <exception cref="StoreRefusedException">What the database has doesn't continue the own checkpoints.</exception>
    public Task JoinAsync(CancellationToken cancellationToken) => _exchange?.JoinAsync(_key, cancellationToken) ?? Task.CompletedTask;

    /// <summary>Takes over what other instances of a shared store have signed since. Logs why that isn't possible.</summary>
    /// <returns>Whether there was anything.</returns>
    public async Task<bool> ReceiveAsync(CancellationToken cancellationToken)
    {
        if (_exchange is null || Key is not { } key || !_directory.IsHeld)
        {
            return false;
        }

        await _lock.WaitAsync(cancellationToken);
        try
        {
            return await _exchange.ExchangeAsync(key, cancellationToken);
        }
        catch (Exception exception) when (exception is StoreRefusedException or IOException or UnauthorizedAccessException)
        {
            if (Problem != exception.Message)
            {
                Problem = exception.Message;
                LogNotReceived(exception.Message);
            }

            return false;
        }
        finally
        {
            _lock.Release();
        }
    }

    /// <summary>Returns the public keys that have signed, the one in use first.</summary>
    public IEnumerable<NoteKey> Keys() =>
        Key is { } current
            ?
            [
                current,
                .. All.Where(TrustedKeys.IsRotation)
                    .Select(signed => signed.Checkpoint.Rotation!.From)
                    .Reverse()
                    .Where(key => key != current)
                    .Distinct(),
            ]
            : [];

    /// <summary>Returns the first checkpoint that covers an entry of the content stream. Null while none does.</summary>
    public SignedCheckpoint? Over(long sequence)
    {
        var all = All;
        var (low, high) = (0, all.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = all[middle].Checkpoint.Content.Sequence < sequence ? (middle + 1, high) : (low, middle);
        }

        return low < all.Count ? all[low] : null;
    }

    /// <summary>Records how far a full check has verified the chains, so that later checks can start there.</summary>
    public void TakeProof(VerificationReport report) =>
        _proven = report.Streams.ToDictionary(stream => stream.Head.Stream, stream => stream.Head, StringComparer.Ordinal);

    /// <summary>
    /// Makes sure that a checkpoint covers an entry of the content stream. If that fails, logs why and tries again with the next one.
    /// </summary>
    public Task CoverAsync(long sequence, CancellationToken cancellationToken) =>
        sequence == 0 || Over(sequence) is not null
            ? Task.CompletedTask
            : MakeAsync(isDue: () => Over(sequence) is null, cancellationToken);

    /// <summary>
    /// Makes a checkpoint when the last one is a day old and something was recorded since. A checkpoint dated in the future, made while the
    /// clock was wrong, doesn't delay the next one.
    /// </summary>
    public Task KeepUpAsync(CancellationToken cancellationToken) =>
        MakeAsync(() => All is not [.., var last] || (_clock.GetUtcNow() - last.Checkpoint.Time).Duration() >= Interval, cancellationToken);

    /// <summary>
    /// Makes a checkpoint now that announces another key and is signed by both keys. The portal signs with the new key from then on.
    /// </summary>
    /// <exception cref="StoreRefusedException">The log doesn't continue the last checkpoint, or the file can't be written.</exception>
    public async Task RotateAsync(ECDsa next, CancellationToken cancellationToken)
    {
        await _lock.WaitAsync(cancellationToken);
        try
        {
            await AppendAsync(Prove().SignRotation(_key.Private, next, _address.Name), cancellationToken);
            _key.Replace(next);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoreRefusedException(exception.Message, exception);
        }
        finally
        {
            _lock.Release();
        }
    }

    /// <inheritdoc cref="CheckpointLog.EarlierHistories"/>
    public IEnumerable<CheckpointFile> EarlierHistories(ICollection<string> skipped) => _log.EarlierHistories(skipped);

    /// <summary>
    /// Returns the checkpoints that remain with a restored store. None remain when another key would have to continue those that the store
    /// can answer for, because nothing connects them to the present key.
    /// </summary>
    /// <param name="answered">Those of the history of the store that it can answer for.</param>
    /// <param name="isAnew">Whether none remain because of the key.</param>
    public CheckpointFile Remaining(CheckpointFile answered, out bool isAnew)
    {
        isAnew = Key is { } key && !answered.MayGoOnWith(key);
        return isAnew ? CheckpointFile.Of([]) : answered;
    }

    /// <inheritdoc cref="CheckpointLog.ReplaceWith"/>
    public IEnumerable<FileReplacement> ReplaceWith(CheckpointFile remaining) => _log.ReplaceWith(remaining);

    /// <inheritdoc cref="CheckpointLog.Take"/>
    public void Take(CheckpointFile remaining) => _log.Take(remaining);

    /// <summary>Makes a checkpoint now, if anything was recorded since the last one.</summary>
    public Task MakeAsync(CancellationToken cancellationToken) => MakeAsync(() => true, cancellationToken);

    public void Dispose()
    {
        _key.Dispose();
        _lock.Dispose();
    }

    private async Task MakeAsync(Func<bool> isDue, CancellationToken cancellationToken)
    {
        if (Key is not { } key || !_directory.IsHeld)
        {
            return;
        }

        await _lock.WaitAsync(cancellationToken);
        try
        {
            if (!isDue())
            {
                return;
            }

            IsWaiting = !await _turns.TryRunAsync(nameof(Checkpoints), SignAsync, Patience, cancellationToken);
            Problem = IsWaiting ? "Another instance is signing a checkpoint. This one tries again in a second." : null;
        }
        catch (Exception exception)
            when (exception is StoreRefusedException or IOException or UnauthorizedAccessException or System.Data.Common.DbException)
        {
            Problem = exception.Message;
            LogNotMade(exception.Message);
        }
        finally
        {
            _lock.Release();
        }

        async Task SignAsync(CancellationToken untilEnd)
        {
            if (_exchange is not null && await _exchange.ExchangeAsync(key, untilEnd) && !isDue())
            {
                return;
            }

            var checkpoint = Prove();
            if (IsNews(checkpoint))
            {
                await AppendAsync(checkpoint.Sign(_key.Private, _address.Name), untilEnd);
            }
        }
    }

    /// <summary>
    /// Returns the ends of both chains, verified to continue the last checkpoint. An entry before that one can have been altered after it
    /// was signed. So the whole chain is verified if that takes about a second, and otherwise from where the last full check ended.
    /// </summary>
    private Checkpoint Prove()
    {
        using var evidence = _store.Open();
        var last = All is [.., var signed] ? signed.Checkpoint : null;
        return new Checkpoint(
            _address.Name,
            HeadOf(AuditStream.Content),
            HeadOf(AuditStream.Access),
            _clock.GetUtcNow(),
            Link: CheckpointLink.After(All)
        );

        AuditHead HeadOf(string stream) =>
            ChainEnd.Prove(evidence, FromOf(stream), last?.HeadOf(stream) ?? AuditHead.Genesis(stream), out var fault) is var head
            && fault is null
                ? head
                : throw new StoreRefusedException($"The log doesn't continue the last checkpoint. {fault!.Sentence}");
    }

    /// <summary>Returns where the verification of a chain starts.</summary>
    private AuditHead FromOf(string stream)
    {
        var last = All is [.., var signed] ? signed.Checkpoint.HeadOf(stream) : AuditHead.Genesis(stream);
        return last.Sequence <= WholeMaxEntries ? AuditHead.Genesis(stream)
            : _proven.GetValueOrDefault(stream) is { } proven && proven.Sequence <= last.Sequence ? proven
            : last;
    }

    /// <summary>Returns whether anything was recorded since the last checkpoint.</summary>
    private bool IsNews(Checkpoint checkpoint) =>
        All is not [.., var last] || last.Checkpoint.Content != checkpoint.Content || last.Checkpoint.Access != checkpoint.Access;

    /// <summary>The database has it first, so that only one instance can sign the next one.</summary>
    private async Task AppendAsync(SignedNote note, CancellationToken cancellationToken)
    {
        if (_exchange is not null)
        {
            await _exchange.GiveNextAsync(note, cancellationToken);
        }

        _log.Append([new SignedCheckpoint(Checkpoint.Parse(note.Text)!, note)]);
    }

    [LoggerMessage(LogLevel.Critical, "The checkpoints of other instances can't be used: {Reason}")]
    private partial void LogNotReceived(string reason);

    [LoggerMessage(LogLevel.Critical, "No checkpoint of the log could be made: {Reason}")]
    private partial void LogNotMade(string reason);
}
