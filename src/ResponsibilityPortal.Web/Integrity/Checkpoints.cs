using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Store;
using ResponsibilityPortal.Store.Evidence;
using ResponsibilityPortal.Store.Files;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Integrity;

/// <summary>
/// The signed checkpoints of the log, in a file beside the store: one for each publication, and one a day when something was recorded.
/// None is signed unless the log goes on from the one before.
/// </summary>
public sealed partial class Checkpoints : IDisposable
{
    public const string FileName = "checkpoints.txt";

    /// <summary>A chain of so many entries is proven in about a second.</summary>
    private const int WholeMaxEntries = 50_000;

    private static readonly TimeSpan Interval = TimeSpan.FromDays(1);

    private readonly CheckpointOptions _options;
    private readonly IHostEnvironment _environment;
    private readonly DataDirectory _directory;
    private readonly StoreEvidenceFactory _store;
    private readonly PublicAddress _address;
    private readonly TimeProvider _clock;
    private readonly ILogger<Checkpoints> _logger;
    private readonly SemaphoreSlim _turn = new(1);
    private volatile IReadOnlyDictionary<string, AuditHead> _proven = new Dictionary<string, AuditHead>();
    private volatile CheckpointFile _file = new([], 0, null, false);
    private long _end;
    private ECDsa? _key;

    public Checkpoints(
        IOptions<CheckpointOptions> options, IHostEnvironment environment, DataDirectory directory, StoreEvidenceFactory store, PublicAddress address, TimeProvider clock,
        ILogger<Checkpoints> logger) =>
        (_options, _environment, _directory, _store, _address, _clock, _logger) = (options.Value, environment, directory, store, address, clock, logger);

    /// <summary>All checkpoints there are, the oldest first.</summary>
    public ValueList<SignedCheckpoint> All => _file.Checkpoints;

    /// <summary>The public half of the key in use; null where none was made yet.</summary>
    public NoteKey? Key => _key is null ? null : NoteKey.Of(_key);

    /// <summary>Why the last checkpoint that was due could not be made, as a sentence; null when it could.</summary>
    public string? Problem { get; private set; }

    /// <summary>The checkpoints as evidence.</summary>
    public CheckpointSource Source => new(FileName, _file, IsOwn: true);

    private string LogFile => Path.Combine(_directory.Path, FileName);

    private string OwnKeyFile => Path.Combine(_directory.Path, "keys", CheckpointKey.OwnName);

    /// <summary>Reads what is there, and makes the key at the first start.</summary>
    /// <exception cref="StartRefusedException">The key cannot be used or is missing, or the file of the checkpoints cannot be read.</exception>
    public void Open()
    {
        _file = Read();
        if (_directory.IsHeld)
        {
            FinishRotation();
        }

        _key = _options.Key is { } configured ? CheckpointKey.Read(Path.Combine(_environment.ContentRootPath, configured))
            : File.Exists(OwnKeyFile) ? CheckpointKey.Read(OwnKeyFile)
            : !_directory.IsHeld ? null
            : _file.Checkpoints.Count == 0 ? MakeKey()
            : throw Missing();
        if (_directory.IsHeld && Key is { } key && _file.Checkpoints.Count > 0)
        {
            RefuseUnlessInForce(key);
        }
    }

    /// <summary>The public keys that have signed, the one in use first.</summary>
    public IEnumerable<NoteKey> Keys() => Key is { } current
        ? [current, .. _file.Checkpoints.Where(TrustedKeys.IsRotation).Select(signed => signed.Checkpoint.Rotation!.From).Reverse().Where(key => key != current).Distinct()]
        : [];

    /// <summary>The first checkpoint that an entry of the content stream stands under; null while none does.</summary>
    public SignedCheckpoint? Over(long sequence)
    {
        var all = _file.Checkpoints;
        var (low, high) = (0, all.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = all[middle].Checkpoint.Content.Sequence < sequence ? (middle + 1, high) : (low, middle);
        }

        return low < all.Count ? all[low] : null;
    }

    /// <summary>Takes where a full check has proven the chains to: later proofs can begin there.</summary>
    public void TakeProof(VerificationReport report) => _proven = report.Streams.ToDictionary(stream => stream.Head.Stream, stream => stream.Head, StringComparer.Ordinal);

    /// <summary>Sees to it that an entry of the content stream stands under a checkpoint. Where that cannot be, the log says why, and the next one is tried again.</summary>
    public Task CoverAsync(long sequence, CancellationToken cancellationToken) =>
        sequence == 0 || Over(sequence) is not null ? Task.CompletedTask : MakeAsync(isDue: () => Over(sequence) is null, cancellationToken);

    /// <summary>
    /// Makes a checkpoint when the last one is a day old and something was recorded since. One that is a day ahead, made while the clock was
    /// wrong, is no reason to wait until the clock has come that far again.
    /// </summary>
    public Task KeepUpAsync(CancellationToken cancellationToken) =>
        MakeAsync(() => All is not [.., var last] || (_clock.GetUtcNow() - last.Checkpoint.Time).Duration() >= Interval, cancellationToken);

    /// <summary>Makes a checkpoint now, which announces another key and is signed by both. The portal signs with that one from then on.</summary>
    /// <exception cref="StoreRefusedException">The log does not go on from the last checkpoint, or the file cannot be written.</exception>
    public async Task RotateAsync(ECDsa next, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            Append(Prove().SignRotation(_key!, next, _address.Name));
            _key = next;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StoreRefusedException(exception.Message, exception);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>The histories that restores have put aside, the youngest first.</summary>
    /// <exception cref="IOException">One of them cannot be read.</exception>
    public IEnumerable<CheckpointFile> EarlierHistories()
    {
        var directories = Directory.Exists(_directory.Aside) ? Directory.GetDirectories(_directory.Aside) : [];
        return directories.OrderDescending(StringComparer.Ordinal)
            .Select(directory => Path.Combine(directory, FileName))
            .Where(File.Exists)
            .Select(file => CheckpointFile.Read(File.ReadAllText(file)));
    }

    /// <summary>
    /// Takes the checkpoints back that a restored store cannot answer for. Where another key would have to go on from those that remain, all
    /// are taken back: nothing leads from them to the present one any longer.
    /// </summary>
    /// <param name="kept">Those of the history of the store that it can answer for.</param>
    /// <param name="aside">Where the whole present file is kept.</param>
    /// <returns>Whether all were taken back for that.</returns>
    public bool CutTo(CheckpointFile kept, DirectoryInfo aside)
    {
        var isAnew = Key is { } key && !kept.MayGoOnWith(key);
        if (isAnew)
        {
            kept = CheckpointFile.Of([]);
        }

        if (File.Exists(LogFile))
        {
            File.Copy(LogFile, Path.Combine(aside.FullName, FileName));
            OwnerOnlyFile.Replace(LogFile, Encoding.UTF8.GetBytes(kept.ToString()));
        }

        (_file, _end) = (kept, Encoding.UTF8.GetByteCount(kept.ToString()));
        return isAnew;
    }

    /// <summary>Makes a checkpoint now, if anything was recorded since the last one.</summary>
    public Task MakeAsync(CancellationToken cancellationToken) => MakeAsync(() => true, cancellationToken);

    public void Dispose()
    {
        _key?.Dispose();
        _turn.Dispose();
    }

    private async Task MakeAsync(Func<bool> isDue, CancellationToken cancellationToken)
    {
        if (_key is null || !_directory.IsHeld)
        {
            return;
        }

        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (!isDue())
            {
                return;
            }

            var checkpoint = Prove();
            if (IsNews(checkpoint))
            {
                Append(checkpoint.Sign(_key, _address.Name));
            }

            Problem = null;
        }
        catch (Exception exception) when (exception is StoreRefusedException or IOException or UnauthorizedAccessException or System.Data.Common.DbException)
        {
            Problem = exception.Message;
            LogNotMade(exception.Message);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>
    /// Where both chains stand now, proven to go on from the last checkpoint. An entry before that one can have been altered since it was
    /// signed, so the whole chain is proven where that takes a second, and else from where the last full check has proven it.
    /// </summary>
    private Checkpoint Prove()
    {
        using var evidence = _store.Open();
        var last = All is [.., var signed] ? signed.Checkpoint : null;
        return new Checkpoint(_address.Name, HeadOf(AuditStream.Content), HeadOf(AuditStream.Access), _clock.GetUtcNow(), Link: CheckpointLink.After(All));

        AuditHead HeadOf(string stream) =>
            ChainEnd.Prove(evidence, FromOf(stream), last?.HeadOf(stream) ?? AuditHead.Genesis(stream), out var fault) is var head && fault is null
                ? head
                : throw new StoreRefusedException($"The log does not go on from the last checkpoint. {fault!.Sentence}");
    }

    /// <summary>Where the proof of a chain begins.</summary>
    private AuditHead FromOf(string stream)
    {
        var last = All is [.., var signed] ? signed.Checkpoint.HeadOf(stream) : AuditHead.Genesis(stream);
        return last.Sequence <= WholeMaxEntries ? AuditHead.Genesis(stream)
            : _proven.GetValueOrDefault(stream) is { } proven && proven.Sequence <= last.Sequence ? proven
            : last;
    }

    /// <summary>Whether anything was recorded since the last checkpoint.</summary>
    private bool IsNews(Checkpoint checkpoint) =>
        All is not [.., var last] || last.Checkpoint.Content != checkpoint.Content || last.Checkpoint.Access != checkpoint.Access;

    private void Append(SignedNote note)
    {
        var text = note.ToString();
        var bytes = Encoding.UTF8.GetBytes(text);
        OwnerOnlyFile.WriteAt(LogFile, _end, bytes);
        _end += bytes.Length;
        _file = new CheckpointFile([.. _file.Checkpoints, new SignedCheckpoint(Checkpoint.Parse(note.Text)!, note)], _file.Length + text.Length, null, false);
    }

    private CheckpointFile Read()
    {
        try
        {
            var text = File.Exists(LogFile) ? File.ReadAllText(LogFile) : "";
            var file = CheckpointFile.Read(text);
            _end = Encoding.UTF8.GetByteCount(text.AsSpan(0, file.Length));
            return file;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"The checkpoints in '{LogFile}' cannot be read: {exception.Message}");
        }
    }

    /// <summary>A rotation is signed before its key is put in place. Where the portal was stopped in between, that is done now.</summary>
    private void FinishRotation()
    {
        var next = Path.Combine(_directory.Path, "keys", CheckpointKey.NextName);
        if (!File.Exists(next))
        {
            return;
        }

        using var key = CheckpointKey.Read(next);
        if (_file.Checkpoints.LastOrDefault(TrustedKeys.IsRotation)?.Checkpoint.Rotation!.To == NoteKey.Of(key))
        {
            File.Move(next, OwnKeyFile, overwrite: true);
        }
        else
        {
            File.Delete(next);
        }
    }

    /// <summary>What a key signs that is not in use any longer would count as damage from then on.</summary>
    private void RefuseUnlessInForce(NoteKey key)
    {
        if (!_file.Checkpoints.Any(signed => key.HasSigned(signed.Note)))
        {
            throw new StartRefusedException(
                $"The checkpoints in '{LogFile}' are signed by another key than {key.Id}. Put the key back that has signed them; docs/how-to/rotate-the-keys.md says how a portal changes its key.");
        }

        if (TrustedKeys.From(key, _file.Checkpoints).InForceAfter(_file.Checkpoints) is var inForce && inForce != key)
        {
            throw new StartRefusedException(
                $"The key {key.Id} was changed for {inForce.Id}, as the checkpoints in '{LogFile}' say. Name the file with that one by {CheckpointOptions.Section}:{nameof(CheckpointOptions.Key)}.");
        }
    }

    private ECDsa MakeKey()
    {
        var key = CheckpointKey.Make();
        CheckpointKey.Write(Path.Combine(_directory.Subdirectory("keys").FullName, CheckpointKey.OwnName), key);
        LogKeyMade(NoteKey.Of(key).Id);
        return key;
    }

    private StartRefusedException Missing() => new(
        $"There are checkpoints in '{LogFile}', but the key '{OwnKeyFile}' that signs them is missing. Put it back, or name it with {CheckpointOptions.Section}:{nameof(CheckpointOptions.Key)}. "
        + "Where it is lost, move the checkpoints away: docs/how-to/rotate-the-keys.md says how the portal then begins anew with another key, and whoever holds old checkpoints must be told.");

    [LoggerMessage(LogLevel.Information, "A key to sign checkpoints of the log with has been made. Its id is {Key}.")]
    private partial void LogKeyMade(string key);

    [LoggerMessage(LogLevel.Critical, "No checkpoint of the log could be made: {Reason}")]
    private partial void LogNotMade(string reason);
}
