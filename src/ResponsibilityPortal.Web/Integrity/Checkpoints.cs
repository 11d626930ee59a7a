using System.Security.Cryptography;
using System.Text;
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
    private readonly SharedCheckpoints? _shared;
    private readonly SemaphoreSlim _lock = new(1);
    private volatile IReadOnlyDictionary<string, AuditHead> _proven = new Dictionary<string, AuditHead>();
    private volatile CheckpointFile _file = new([], 0, null, false);
    private long _end;
    private ECDsa? _key;

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
    ) =>
        (_options, _environment, _directory, _store, _address, _clock, _logger, _turns, _shared) = (
            options.Value,
            environment,
            directory,
            store,
            address,
            clock,
            logger,
            turns,
            shared
        );

    /// <summary>All checkpoints, the oldest first.</summary>
    public ValueList<SignedCheckpoint> All => _file.Checkpoints;

    /// <summary>The public key in use. Null when none was made yet.</summary>
    public NoteKey? Key => _key is null ? null : NoteKey.Of(_key);

    /// <summary>Why the last checkpoint that was due could not be made, as a sentence. Null when it was made.</summary>
    public string? Problem { get; private set; }

    /// <summary>Whether a checkpoint is due that couldn't be made because another instance was signing.</summary>
    public bool IsWaiting { get; private set; }

    /// <summary>Returns the checkpoints for an integrity check.</summary>
    public CheckpointSource Source => new(FileName, _file, IsOwn: true);

    private string LogFile => Path.Combine(_directory.Path, FileName);

    private string OwnKeyFile => Path.Combine(_directory.Path, "keys", CheckpointKey.OwnName);

    /// <summary>
    /// Reads the checkpoints, and makes the key at the first start. With a shared store, <see cref="JoinAsync"/> makes it.
    /// </summary>
    /// <exception cref="StartRefusedException">The key is missing or can't be used, or the file of the checkpoints can't be
    /// read.</exception>
    public void Open()
    {
        _file = Read();
        if (_directory.IsHeld)
        {
            FinishRotation();
        }

        _key =
            _options.Key is { } configured ? CheckpointKey.Read(Path.Combine(_environment.ContentRootPath, configured))
            : File.Exists(OwnKeyFile) ? CheckpointKey.Read(OwnKeyFile)
            : !_directory.IsHeld ? null
            : _file.Checkpoints.Count > 0 ? throw Missing($"'{LogFile}'")
            : _shared is null ? MakeKey()
            : null;
        if (_directory.IsHeld && Key is { } key && _file.Checkpoints.Count > 0)
        {
            RefuseUnlessInForce(key, _file.Checkpoints, $"'{LogFile}'");
        }
    }

    /// <summary>
    /// Takes over the checkpoints of the other instances of a shared store, and gives them those that they lack. Does nothing for a store
    /// of one instance.
    /// </summary>
    /// <exception cref="StartRefusedException">The key isn't the one of the other instances.</exception>
    /// <exception cref="StoreRefusedException">What the database has doesn't continue the own checkpoints.</exception>
    public async Task JoinAsync(CancellationToken cancellationToken)
    {
        const string Place = "the database";
        if (_shared is null)
        {
            return;
        }

        var notes = await _shared.ReadAsync(0, cancellationToken);
        _key ??= notes.Count == 0 ? MakeKey() : throw Missing(Place);
        if (notes.Count > 0)
        {
            RefuseUnlessInForce(Key!, CheckpointFile.Read(string.Concat(notes)).Checkpoints, Place);
        }

        var own = All;
        for (var index = 0; index < Math.Min(own.Count, notes.Count); index++)
        {
            RefuseUnlessSame(index, notes[index]);
        }

        Append(ReceivedCheckpoints.Read([.. notes.Skip(own.Count)], own, Key!));
        await GiveAsync(notes.Count, cancellationToken);
    }

    /// <summary>Takes over what other instances of a shared store have signed since. Logs why that isn't possible.</summary>
    /// <returns>Whether there was anything.</returns>
    public async Task<bool> ReceiveAsync(CancellationToken cancellationToken)
    {
        if (_shared is null || _key is null || !_directory.IsHeld)
        {
            return false;
        }

        await _lock.WaitAsync(cancellationToken);
        try
        {
            return await ExchangeAsync(_shared, cancellationToken);
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
                .. _file
                    .Checkpoints.Where(TrustedKeys.IsRotation)
                    .Select(signed => signed.Checkpoint.Rotation!.From)
                    .Reverse()
                    .Where(key => key != current)
                    .Distinct(),
            ]
            : [];

    /// <summary>Returns the first checkpoint that covers an entry of the content stream. Null while none does.</summary>
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
            await AppendAsync(Prove().SignRotation(_key!, next, _address.Name), cancellationToken);
            _key = next;
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

    /// <summary>The checkpoints of stores that restores have replaced, the youngest first.</summary>
    /// <param name="skipped">Takes a sentence for each file that can't be read.</param>
    public IEnumerable<CheckpointFile> EarlierHistories(ICollection<string> skipped)
    {
        var directories = Directory.Exists(_directory.Replaced) ? Directory.GetDirectories(_directory.Replaced) : [];
        return directories
            .OrderDescending(StringComparer.Ordinal)
            .Select(directory => Path.Combine(directory, FileName))
            .Where(File.Exists)
            .Select(file => TryRead(file, skipped))
            .OfType<CheckpointFile>();
    }

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

    /// <summary>What a restore replaces the file of the checkpoints with; empty when there are none before and after.</summary>
    /// <param name="remaining">The checkpoints that remain.</param>
    public IEnumerable<FileReplacement> ReplaceWith(CheckpointFile remaining) =>
        File.Exists(LogFile) || remaining.Checkpoints.Count > 0
            ? [new FileReplacement(FileName, Encoding.UTF8.GetBytes(remaining.ToString()))]
            : [];

    /// <summary>Continues from the checkpoints that a restore has written.</summary>
    public void Take(CheckpointFile remaining) => (_file, _end) = (remaining, Encoding.UTF8.GetByteCount(remaining.ToString()));

    /// <summary>Makes a checkpoint now, if anything was recorded since the last one.</summary>
    public Task MakeAsync(CancellationToken cancellationToken) => MakeAsync(() => true, cancellationToken);

    public void Dispose()
    {
        _key?.Dispose();
        _lock.Dispose();
    }

    private async Task MakeAsync(Func<bool> isDue, CancellationToken cancellationToken)
    {
        if (_key is null || !_directory.IsHeld)
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
            if (_shared is not null && await ExchangeAsync(_shared, untilEnd) && !isDue())
            {
                return;
            }

            var checkpoint = Prove();
            if (IsNews(checkpoint))
            {
                await AppendAsync(checkpoint.Sign(_key, _address.Name), untilEnd);
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

    /// <summary>Takes over new checkpoints of other instances, and gives them those that they lack.</summary>
    /// <returns>Whether there were any new ones.</returns>
    private async Task<bool> ExchangeAsync(SharedCheckpoints shared, CancellationToken cancellationToken)
    {
        var known = Math.Max(All.Count - 1, 0);
        var notes = await shared.ReadAsync(known, cancellationToken);
        if (All.Count > 0 && notes.Count > 0)
        {
            RefuseUnlessSame(known, notes[0]);
        }

        await GiveAsync(notes.Count > 0 ? All.Count : 0, cancellationToken);
        var received = ReceivedCheckpoints.Read([.. notes.Skip(All.Count - known)], All, Key!);
        Append(received);
        return received.Count > 0;
    }

    /// <summary>Adds to the database what it lacks of the own checkpoints, for example after it was restored.</summary>
    private async Task GiveAsync(int first, CancellationToken cancellationToken)
    {
        for (var index = first; index < All.Count; index++)
        {
            await _shared!.AddAsync(index + 1, All[index].Note.ToString(), cancellationToken);
        }
    }

    private void RefuseUnlessSame(int index, string note)
    {
        if (All[index].Note.ToString() != note)
        {
            throw new StoreRefusedException(
                $"The checkpoint {index + 1} in the database differs from the one in '{LogFile}'. The database or the file belongs to "
                    + "another portal, or someone has changed it."
            );
        }
    }

    /// <summary>The database has it first. Its number is a key there, so that only one instance can sign the next checkpoint.</summary>
    private async Task AppendAsync(SignedNote note, CancellationToken cancellationToken)
    {
        if (_shared is not null)
        {
            await _shared.AddAsync(All.Count + 1, note.ToString(), cancellationToken);
        }

        Append([new SignedCheckpoint(Checkpoint.Parse(note.Text)!, note)]);
    }

    private void Append(IReadOnlyList<SignedCheckpoint> added)
    {
        if (added.Count == 0)
        {
            return;
        }

        var text = string.Concat(added.Select(signed => signed.Note));
        var bytes = Encoding.UTF8.GetBytes(text);
        OwnerOnlyFile.WriteAt(LogFile, _end, bytes);
        _end += bytes.Length;
        _file = new CheckpointFile([.. _file.Checkpoints, .. added], _file.Length + text.Length, null, false);
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

    private static CheckpointFile? TryRead(string file, ICollection<string> skipped)
    {
        try
        {
            return CheckpointFile.Read(File.ReadAllText(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            skipped.Add($"The checkpoints in '{file}' can't be read, so they were not used: {exception.Message}");
            return null;
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

    /// <summary>Checkpoints that an old key signs would count as damage from then on.</summary>
    /// <param name="place">Where the checkpoints are.</param>
    private static void RefuseUnlessInForce(NoteKey key, ValueList<SignedCheckpoint> signedBefore, string place)
    {
        if (!signedBefore.Any(signed => key.HasSigned(signed.Note)))
        {
            throw new StartRefusedException(
                $"The checkpoints in {place} are signed by another key than {key.Id}. Put back the key that signed them, or set its path "
                    + $"with {CheckpointOptions.KeySetting}. docs/how-to/rotate-the-keys.md explains how to rotate the key."
            );
        }

        if (TrustedKeys.From(key, signedBefore).InForceAfter(signedBefore) is var inForce && inForce != key)
        {
            throw new StartRefusedException(
                $"According to the checkpoints in {place}, the key {inForce.Id} replaced the key {key.Id}. Set "
                    + $"{CheckpointOptions.KeySetting} to the file with the new key."
            );
        }
    }

    private ECDsa MakeKey()
    {
        var key = CheckpointKey.Make();
        CheckpointKey.Write(Path.Combine(_directory.Subdirectory("keys").FullName, CheckpointKey.OwnName), key);
        LogKeyMade(NoteKey.Of(key).Id);
        return key;
    }

    private StartRefusedException Missing(string place) =>
        new(
            $"There are checkpoints in {place}, but the key '{OwnKeyFile}' that signs them is missing. Put it back, or set its path "
                + $"with {CheckpointOptions.KeySetting}. "
                + "If it is lost, move the checkpoints away. The portal then starts again with another key, and you must tell everyone "
                    + "who keeps old checkpoints; docs/how-to/rotate-the-keys.md explains how."
        );

    [LoggerMessage(LogLevel.Information, "A key to sign checkpoints of the log was created. Its ID is {Key}.")]
    private partial void LogKeyMade(string key);

    [LoggerMessage(LogLevel.Critical, "The checkpoints of other instances can't be used: {Reason}")]
    private partial void LogNotReceived(string reason);

    [LoggerMessage(LogLevel.Critical, "No checkpoint of the log could be made: {Reason}")]
    private partial void LogNotMade(string reason);
}
