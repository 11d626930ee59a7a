using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Audit.Checkpoints;

/// <summary>
/// The position of a checkpoint among those of a portal. If a checkpoint between two others is removed, the next one shows the gap.
/// Checkpoints of earlier releases have no link.
/// </summary>
/// <param name="Number">1, 2, 3 ... in the order in which they were signed. Checkpoints of earlier releases are counted.</param>
/// <param name="PreviousHash">SHA-256 of the text of the checkpoint before; 64 zeros for the first.</param>
public sealed record CheckpointLink(long Number, string PreviousHash)
{
    private static readonly string NoHash = new('0', Canonical.Sha256Hash.Length);

    /// <summary>Creates the link of the checkpoint that is signed next.</summary>
    /// <param name="before">The checkpoints that were signed before, the oldest first.</param>
    public static CheckpointLink After(ValueList<SignedCheckpoint> before) =>
        before is [.., { Checkpoint: var last }]
            ? new CheckpointLink((last.Link?.Number ?? before.Count) + 1, last.Hash)
            : new CheckpointLink(1, NoHash);
}
