using System.Collections.Frozen;
using System.Text;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Store.Files;

namespace ResponsibilityPortal.Web.Integrity.Witnessing;

/// <summary>
/// The cosignatures of witnesses that the portal has been given, in a file beside its checkpoints. A command adds to it beside a running
/// portal, which reads it again when it has changed.
/// </summary>
public sealed class Cosignatures(IOptions<CheckpointOptions> options, DataDirectory directory)
{
    public const string FileName = "cosignatures.txt";
    private const string LockName = "cosignatures.lock";

    private readonly Lock _turn = new();
    private (DateTime At, long Length) _stamp;
    private ValueList<SignedCheckpoint> _all = [];
    private FrozenDictionary<string, ValueList<NoteSignature>> _lines = FrozenDictionary<string, ValueList<NoteSignature>>.Empty;

    /// <summary>The witnesses that are trusted.</summary>
    public ValueList<WitnessKey> Witnesses { get; } = WitnessNames.Read(options.Value.Witnesses).Select(text => WitnessKey.Parse(text)!).ToValueList();

    /// <summary>Checkpoints, each with cosignatures only, in the order in which they were given. What cannot be read is not among them.</summary>
    public ValueList<SignedCheckpoint> All
    {
        get
        {
            lock (_turn)
            {
                Refresh();
                return _all;
            }
        }
    }

    private string LogFile => Path.Combine(directory.Path, FileName);

    /// <summary>A checkpoint with the cosignatures of trusted witnesses under it, as it is published.</summary>
    public SignedNote With(SignedCheckpoint signed)
    {
        lock (_turn)
        {
            Refresh();
            return _lines.TryGetValue(signed.Note.Text, out var lines) ? signed.Note with { Signatures = [.. signed.Note.Signatures, .. lines] } : signed.Note;
        }
    }

    /// <summary>Adds cosignatures that were verified. Of a witness that has cosigned a checkpoint before, the first one stays.</summary>
    /// <exception cref="IOException">The file cannot be written, or another process is writing it.</exception>
    public void Add(IEnumerable<SignedCheckpoint> cosigned)
    {
        using var held = OwnerOnlyFile.Open(Path.Combine(directory.Path, LockName), FileMode.OpenOrCreate, FileShare.None);
        var file = Read();
        var known = file.Checkpoints.SelectMany(signed => signed.Note.Signatures.Select(line => (signed.Note.Text, line.Name))).ToHashSet();
        var added = cosigned
            .Select(signed => signed with { Note = signed.Note with { Signatures = signed.Note.Signatures.Where(line => known.Add((signed.Note.Text, line.Name))).ToValueList() } })
            .Where(signed => signed.Note.Signatures.Count > 0);
        Write(CheckpointFile.Of([.. file.Checkpoints, .. added]));
    }

    /// <summary>Takes out the cosignatures of checkpoints that a restored store cannot answer for.</summary>
    /// <param name="kept">The checkpoints that the portal keeps.</param>
    /// <param name="aside">Where the whole file is kept.</param>
    public void CutTo(CheckpointFile kept, DirectoryInfo aside)
    {
        if (File.Exists(LogFile))
        {
            var texts = kept.Checkpoints.Select(signed => signed.Note.Text).ToHashSet(StringComparer.Ordinal);
            File.Copy(LogFile, Path.Combine(aside.FullName, FileName));
            Write(CheckpointFile.Of(Read().Checkpoints.Where(signed => texts.Contains(signed.Note.Text))));
        }
    }

    private void Write(CheckpointFile file) => OwnerOnlyFile.Replace(LogFile, Encoding.UTF8.GetBytes(file.ToString()));

    private CheckpointFile Read() => CheckpointFile.Read(File.Exists(LogFile) ? File.ReadAllText(LogFile) : "");

    private void Refresh()
    {
        var file = new FileInfo(LogFile);
        var stamp = file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
        if (stamp != _stamp)
        {
            _all = Read().Checkpoints;
            _lines = _all.GroupBy(signed => signed.Note.Text, StringComparer.Ordinal)
                .ToFrozenDictionary(group => group.Key, group => group.SelectMany(signed => signed.Note.Signatures).Where(line => IsGood(group.Key, line)).ToValueList(), StringComparer.Ordinal);
            _stamp = stamp;
        }
    }

    private bool IsGood(string text, NoteSignature line) => Witnesses.Any(witness => witness.Verify(text, line) is not null);
}
