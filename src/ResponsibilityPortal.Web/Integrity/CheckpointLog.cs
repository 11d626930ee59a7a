using System.Text;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Store.Files;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Integrity;

/// <summary>The file of the signed checkpoints, next to the store. Checkpoints are only added to it, unless a store is restored.</summary>
internal sealed class CheckpointLog(DataDirectory directory)
{
    private volatile CheckpointFile _file = CheckpointFile.Of([]);
    private long _end;

    /// <summary>What was read, and added since.</summary>
    public CheckpointFile Content => _file;

    /// <summary>All checkpoints, the oldest first.</summary>
    public ValueList<SignedCheckpoint> All => _file.Checkpoints;

    public string FilePath => Path.Combine(directory.Path, Checkpoints.FileName);

    /// <summary>Reads the file, if there is one.</summary>
    /// <exception cref="StartRefusedException">The file can't be read.</exception>
    public void Open()
    {
        try
        {
            var text = File.Exists(FilePath) ? File.ReadAllText(FilePath) : "";
            _file = CheckpointFile.Read(text);
            _end = Encoding.UTF8.GetByteCount(text.AsSpan(0, _file.Length));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"The checkpoints in '{FilePath}' cannot be read: {exception.Message}");
        }
    }

    /// <summary>Adds checkpoints, and syncs the file.</summary>
    public void Append(IReadOnlyList<SignedCheckpoint> added)
    {
        if (added.Count == 0)
        {
            return;
        }

        var text = string.Concat(added.Select(signed => signed.Note));
        var bytes = Encoding.UTF8.GetBytes(text);
        OwnerOnlyFile.WriteAt(FilePath, _end, bytes);
        _end += bytes.Length;
        _file = new CheckpointFile([.. All, .. added], _file.Length + text.Length, null, false);
    }

    /// <summary>What a restore replaces the file with; empty when there are no checkpoints before and after.</summary>
    /// <param name="remaining">The checkpoints that remain.</param>
    public IEnumerable<FileReplacement> ReplaceWith(CheckpointFile remaining) =>
        File.Exists(FilePath) || remaining.Checkpoints.Count > 0
            ? [new FileReplacement(Checkpoints.FileName, Encoding.UTF8.GetBytes(remaining.ToString()))]
            : [];

    /// <summary>Continues from the checkpoints that a restore has written.</summary>
    public void Take(CheckpointFile remaining) => (_file, _end) = (remaining, Encoding.UTF8.GetByteCount(remaining.ToString()));

    /// <summary>The checkpoints of stores that restores have replaced, the youngest first.</summary>
    /// <param name="skipped">Takes a sentence for each file that can't be read.</param>
    public IEnumerable<CheckpointFile> EarlierHistories(ICollection<string> skipped)
    {
        var directories = Directory.Exists(directory.Replaced) ? Directory.GetDirectories(directory.Replaced) : [];
        return directories
            .OrderDescending(StringComparer.Ordinal)
            .Select(replaced => Path.Combine(replaced, Checkpoints.FileName))
            .Where(File.Exists)
            .Select(file => TryRead(file, skipped))
            .OfType<CheckpointFile>();
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
}
