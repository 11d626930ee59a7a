using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Store.Files;

namespace ResponsibilityPortal.Store.Evidence;

/// <summary>Copies the portal's store to a file, and prepares such a file for a restore.</summary>
public abstract class StoreBackup
{
    /// <summary>Writes a verified copy of a store, which may be in use. Removes the copy when the verification fails.</summary>
    /// <param name="target">The file to write. It must not exist.</param>
    /// <param name="sources">The checkpoints to compare the copy with, read before the copy is made.</param>
    /// <param name="trusted">The key to check signatures with; may be null when there are no checkpoints.</param>
    /// <returns>The result of verifying the copy.</returns>
    /// <exception cref="StoreRefusedException">The store can't be read, or the copy can't be written.</exception>
    public abstract VerificationReport Write(
        string target,
        IReadOnlyList<CheckpointSource> sources,
        NoteKey? trusted,
        CancellationToken cancellationToken
    );

    /// <summary>Copies a backup into the data directory, where it is verified and prepared before it replaces the store.</summary>
    /// <param name="directory">The data directory. The caller holds its lock.</param>
    /// <exception cref="StoreRefusedException">The file is not a store, or another release wrote it.</exception>
    public abstract Task<StoreRestore> PrepareRestoreAsync(DataDirectory directory, string copy, CancellationToken cancellationToken);
}
