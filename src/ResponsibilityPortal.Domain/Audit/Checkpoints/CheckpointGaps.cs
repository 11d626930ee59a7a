using System.Globalization;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Domain.Audit.Checkpoints;

/// <summary>
/// Finds checkpoints that were taken out of a file, without any copy of it: each one names its number and the one before, and the log
/// names the last one at each start of the portal. The last ones of a file can be cut off unseen until the next start.
/// </summary>
/// <param name="source">The portal's own file, or one that was kept: whole, or a single checkpoint.</param>
internal sealed class CheckpointGaps(CheckpointSource source)
{
    private readonly HashSet<string> _hashes = [.. source.File.Checkpoints.Select(signed => signed.Checkpoint.Hash)];
    private readonly int _unnumbered = source.File.Checkpoints.Where(signed => signed.Checkpoint.Link is null).Select(signed => signed.Checkpoint).Distinct().Count();
    private readonly long _lowest = source.File.Checkpoints.Select(signed => signed.Checkpoint.Link?.Number ?? 0).DefaultIfEmpty().Min();

    /// <summary>Checkpoints whose predecessors are missing, as sentences.</summary>
    /// <param name="notes">Takes what a file does not show and need not show.</param>
    public IEnumerable<string> Find(List<string> notes)
    {
        var first = source.File.Checkpoints.Select(signed => signed.Checkpoint.Link?.Number).Min();
        foreach (var checkpoint in source.File.Checkpoints.Select(signed => signed.Checkpoint))
        {
            if (checkpoint.Link is not { } link)
            {
                continue;
            }

            if (link.Number == _lowest && !source.IsOwn)
            {
                if (link.Number > 1 && source.File.Checkpoints.Count > 1)
                {
                    notes.Add(string.Create(CultureInfo.InvariantCulture, $"{source.Name} begins with checkpoint number {link.Number}. Earlier checkpoints aren't in the file."));
                }
            }
            else if (link.Number == _lowest ? link.Number > 1 : !_hashes.Contains(link.PreviousHash))
            {
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"Checkpoint number {link.Number} in {source.Name}, of {UtcInstant.Format(checkpoint.Time)}, continues one that is not in the file: checkpoints before it were taken out.");
            }
            else if (_lowest == 0 && link.Number == first && _unnumbered < link.Number - 1)
            {
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"Checkpoint number {link.Number} in {source.Name}, of {UtcInstant.Format(checkpoint.Time)}, is the first with a number, but only {_unnumbered} are before it: checkpoints before it were taken out.");
            }
        }
    }

    /// <summary>The checkpoint that a start of the portal names, where it is missing in a file that goes on after that start; as sentences.</summary>
    /// <param name="starts">The starts that the log records.</param>
    /// <param name="restores">Sequences of the entries of the access stream that record a restore. One between a start and the next checkpoint explains what is missing.</param>
    public IEnumerable<string> Find(IEnumerable<(RecordedEntry Entry, PortalStarted Start)> starts, IReadOnlyCollection<long> restores) => starts
        .Where(start => start.Start.LastCheckpoint is { } named && _lowest <= start.Start.Checkpoints && !_hashes.Contains(named)
            && NextAfter(start.Entry.Sequence) is { } next && !restores.Any(restore => start.Entry.Sequence < restore && restore <= next))
        .Select(start => string.Create(
            CultureInfo.InvariantCulture,
            $"Entry {start.Entry.Sequence} of access names checkpoint number {start.Start.Checkpoints} ({start.Start.LastCheckpoint}), the last one when the portal started on {start.Entry.At}. It is not in {source.Name}: checkpoints were taken out, or the file begins anew."));

    /// <summary>The entry of the access stream that the first checkpoint of the file at or after a start names; null when the file ends before it.</summary>
    private long? NextAfter(long start) =>
        source.File.Checkpoints.Select(signed => signed.Checkpoint.Access.Sequence).Where(sequence => sequence >= start).Select(sequence => (long?)sequence).Min();
}
