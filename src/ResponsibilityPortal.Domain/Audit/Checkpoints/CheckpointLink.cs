using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Audit.Checkpoints;

/// <summary>
/// The place of a checkpoint among those of a portal. A checkpoint that was taken out from between others leaves a gap that the next one
/// shows. Checkpoints of earlier releases have no link.
/// </summary>
/// <param name="Number">1, 2, 3 ... in the order in which they were signed; those of earlier releases are counted.</param>
/// <param name="PreviousHash">SHA-256 of the text of the checkpoint before; 64 zeros for the first.</param>
public sealed record CheckpointLink(long Number, string PreviousHash)
{
    private static readonly string NoHash = new('0', Canonical.Sha256Hash.Length);

    /// <summary>The link of the checkpoint that is signed next.</summary>
    /// <param name="before">Those that were signed before, the oldest first.</param>
    public static CheckpointLink After(ValueList<SignedCheckpoint> before) =>
        before is [.., { Checkpoint: var last }] ? new CheckpointLink((last.Link?.Number ?? before.Count) + 1, last.Hash) : new CheckpointLink(1, NoHash);
}
