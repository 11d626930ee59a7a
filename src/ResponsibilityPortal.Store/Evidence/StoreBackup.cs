using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Store.Files;

namespace ResponsibilityPortal.Store.Evidence;

/// <summary>Copies the portal's store into a file, and prepares such a file to be restored.</summary>
public abstract class StoreBackup
{
    /// <summary>Writes a verified copy of a store that may be in use. Removes the copy when verification finds faults.</summary>
    /// <param name="target">The file to write; it must not exist.</param>
    /// <param name="sources">The checkpoints to compare the copy with, read before the copy is made.</param>
    /// <param name="trusted">The key to check signatures with; may be null when there are no checkpoints.</param>
    /// <returns>What the verification of the copy found.</returns>
    /// <exception cref="StoreRefusedException">The store cannot be read, or the copy cannot be written.</exception>
    public abstract VerificationReport Write(
        string target, IReadOnlyList<CheckpointSource> sources, NoteKey? trusted, CancellationToken cancellationToken);

    /// <summary>Copies a backup into the data directory, where it is verified and prepared before it replaces the store.</summary>
    /// <param name="directory">Held by the caller.</param>
    /// <exception cref="StoreRefusedException">The file is not a store, or another release has written it.</exception>
    public abstract Task<StoreRestore> PrepareRestoreAsync(DataDirectory directory, string copy, CancellationToken cancellationToken);
}
