using System.Globalization;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Domain.Audit.Checkpoints;

/// <summary>
/// Finds checkpoints that were removed from a file, without a copy of the file. Each checkpoint names its number and the one before, and
/// the log names the last one at each start of the portal. Removing the last checkpoints of a file is not noticed until the next start.
/// </summary>
/// <param name="source">The portal's own file, or one that was kept: the complete file, or a single checkpoint.</param>
internal sealed class CheckpointGaps(CheckpointSource source)
{
    private readonly HashSet<string> _hashes = [.. source.File.Checkpoints.Select(signed => signed.Checkpoint.Hash)];
    private readonly int _unnumbered = source
        .File.Checkpoints.Where(signed => signed.Checkpoint.Link is null)
        .Select(signed => signed.Checkpoint)
        .Distinct()
        .Count();
    private readonly long _lowest = source.File.Checkpoints.Select(signed => signed.Checkpoint.Link?.Number ?? 0).DefaultIfEmpty().Min();

    /// <summary>Returns checkpoints whose predecessors are missing, as sentences.</summary>
    /// <param name="notes">Receives what a file doesn't show and doesn't have to show.</param>
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
                    notes.Add(
                        string.Create(
                            CultureInfo.InvariantCulture,
                            $"{source.Name} begins with checkpoint number {link.Number}. Earlier checkpoints aren't in the file."
                        )
                    );
                }
            }
            else if (link.Number == _lowest ? link.Number > 1 : !_hashes.Contains(link.PreviousHash))
            {
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"Checkpoint number {link.Number} in {source.Name}, of {UtcInstant.Format(checkpoint.Time)}, continues one that is "
                        + $"not in the file: checkpoints before it were removed."
                );
            }
            else if (_lowest == 0 && link.Number == first && _unnumbered < link.Number - 1)
            {
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"Checkpoint number {link.Number} in {source.Name}, of {UtcInstant.Format(checkpoint.Time)}, is the first with a "
                        + $"number, but only {_unnumbered} are before it: checkpoints before it were removed."
                );
            }
        }
    }

    /// <summary>
    /// Returns the checkpoints that starts of the portal name and that are missing in a file that continues after that start, as sentences.
    /// </summary>
    /// <param name="starts">The starts that the log records.</param>
    /// <param name="restores">
    /// Sequences of the access entries that record a restore. A restore between a start and the next checkpoint explains what is missing.
    /// </param>
    public IEnumerable<string> Find(IEnumerable<(RecordedEntry Entry, PortalStarted Start)> starts, IReadOnlyCollection<long> restores) =>
        starts
            .Where(start =>
                start.Start.LastCheckpoint is { } named
                && _lowest <= start.Start.Checkpoints
                && !_hashes.Contains(named)
                && NextAfter(start.Entry.Sequence) is { } next
                && !restores.Any(restore => start.Entry.Sequence < restore && restore <= next)
            )
            .Select(start =>
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"Entry {start.Entry.Sequence} of access names checkpoint number {start.Start.Checkpoints} "
                        + $"({start.Start.LastCheckpoint}), the last one when the portal started on {start.Entry.At}. It is not in "
                        + $"{source.Name}: checkpoints were removed, or the file was started again."
                )
            );

    /// <summary>Returns the access entry that the first checkpoint after a start names; null when the file ends before it.</summary>
    private long? NextAfter(long start) =>
        source
            .File.Checkpoints.Select(signed => signed.Checkpoint.Access.Sequence)
            .Where(sequence => sequence >= start)
            .Select(sequence => (long?)sequence)
            .Min();
}
