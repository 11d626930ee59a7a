using System.Collections.Frozen;
using System.Text;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Store.Files;

namespace ResponsibilityPortal.Web.Integrity.Witnessing;

/// <summary>
/// The cosignatures of witnesses, in a file next to the portal's checkpoints. A command adds cosignatures while the portal runs, and the
/// portal reads the file again when it has changed.
/// </summary>
public sealed class Cosignatures(IOptions<CheckpointOptions> options, DataDirectory directory)
{
    public const string FileName = "cosignatures.txt";
    private const string LockName = "cosignatures.lock";

    private readonly Lock _lock = new();
    private (DateTime At, long Length) _stamp;
    private ValueList<SignedCheckpoint> _all = [];
    private FrozenDictionary<string, ValueList<WitnessConfirmation>> _confirmations = FrozenDictionary<
        string,
        ValueList<WitnessConfirmation>
    >.Empty;

    /// <summary>The trusted witnesses.</summary>
    public ValueList<WitnessKey> Witnesses { get; } =
        WitnessNames.Read(options.Value.Witnesses).Select(text => WitnessKey.Parse(text)!).ToValueList();

    /// <summary>Checkpoints, each with cosignatures only, in the order in which they were added. Unreadable ones are omitted.</summary>
    public ValueList<SignedCheckpoint> All
    {
        get
        {
            lock (_lock)
            {
                Refresh();
                return _all;
            }
        }
    }

    private string LogFile => Path.Combine(directory.Path, FileName);

    /// <summary>Returns a checkpoint with the cosignatures of trusted witnesses, as it is published.</summary>
    public SignedNote With(SignedCheckpoint signed)
    {
        lock (_lock)
        {
            Refresh();
            return _confirmations.TryGetValue(signed.Note.Text, out var confirmations)
                ? signed.Note with
                {
                    Signatures = [.. signed.Note.Signatures, .. confirmations.Select(confirmation => confirmation.Line)],
                }
                : signed.Note;
        }
    }

    /// <summary>The confirmations of a checkpoint by trusted witnesses, one for each, sorted by the name of the witness.</summary>
    public ValueList<WitnessConfirmation> Of(SignedCheckpoint signed)
    {
        lock (_lock)
        {
            Refresh();
            return _confirmations.TryGetValue(signed.Note.Text, out var confirmations)
                ? confirmations
                    .DistinctBy(confirmation => confirmation.Witness)
                    .OrderBy(confirmation => confirmation.Witness, StringComparer.Ordinal)
                    .ToValueList()
                : [];
        }
    }

    /// <summary>Whether the portal keeps a cosignature of a checkpoint, also by a witness that it no longer trusts.</summary>
    /// <param name="text">The text of the checkpoint.</param>
    public bool Holds(string text, NoteSignature line) =>
        All.Any(signed => signed.Note.Text == text && signed.Note.Signatures.Contains(line));

    /// <summary>Adds cosignatures that were verified. Of a witness that has cosigned a checkpoint before, the first one stays.</summary>
    /// <exception cref="IOException">The file cannot be written, or another process is writing it.</exception>
    public void Add(IEnumerable<SignedCheckpoint> cosigned)
    {
        using var held = OwnerOnlyFile.Open(Path.Combine(directory.Path, LockName), FileMode.OpenOrCreate, FileShare.None);
        var file = Read();
        var known = file.Checkpoints.SelectMany(signed => signed.Note.Signatures.Select(line => (signed.Note.Text, line.Name))).ToHashSet();
        var added = cosigned
            .Select(signed =>
                signed with
                {
                    Note = signed.Note with
                    {
                        Signatures = signed.Note.Signatures.Where(line => known.Add((signed.Note.Text, line.Name))).ToValueList(),
                    },
                }
            )
            .Where(signed => signed.Note.Signatures.Count > 0);
        OwnerOnlyFile.Replace(LogFile, BytesOf(CheckpointFile.Of([.. file.Checkpoints, .. added])));
    }

    /// <summary>
    /// What a restore replaces the file of the cosignatures with: those of the checkpoints that remain. Empty when there is no file.
    /// </summary>
    public IEnumerable<FileReplacement> ReplaceWith(CheckpointFile remaining)
    {
        var texts = remaining.Checkpoints.Select(signed => signed.Note.Text).ToHashSet(StringComparer.Ordinal);
        return File.Exists(LogFile)
            ?
            [
                new FileReplacement(
                    FileName,
                    BytesOf(CheckpointFile.Of(Read().Checkpoints.Where(signed => texts.Contains(signed.Note.Text))))
                ),
            ]
            : [];
    }

    private static byte[] BytesOf(CheckpointFile file) => Encoding.UTF8.GetBytes(file.ToString());

    private CheckpointFile Read() => CheckpointFile.Read(File.Exists(LogFile) ? File.ReadAllText(LogFile) : "");

    private void Refresh()
    {
        var file = new FileInfo(LogFile);
        var stamp = file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
        if (stamp != _stamp)
        {
            _all = Read().Checkpoints;
            _confirmations = _all.GroupBy(signed => signed.Note.Text, StringComparer.Ordinal)
                .ToFrozenDictionary(
                    group => group.Key,
                    group =>
                        group
                            .SelectMany(signed => signed.Note.Signatures)
                            .Select(line => Confirmation(group.Key, line))
                            .OfType<WitnessConfirmation>()
                            .ToValueList(),
                    StringComparer.Ordinal
                );
            _stamp = stamp;
        }
    }

    private WitnessConfirmation? Confirmation(string text, NoteSignature line) =>
        Witnesses.Select(witness => witness.Confirm(text, line)).FirstOrDefault(confirmation => confirmation is not null);
}
