using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Store.Files;

namespace ResponsibilityPortal.Store.Evidence;

/// <summary>
/// A copy of the store that is going to replace the store. It is verified before anything is changed, and its log records the restore. The
/// replaced store is moved, never deleted. Disposing removes a copy that has not replaced the store.
/// </summary>
/// <param name="heads">The heads of the copy's chains.</param>
/// <param name="hash">SHA-256 of the copy, as recorded in the log.</param>
public abstract class StoreRestore(RestoredHeads heads, string hash) : IDisposable
{
    /// <summary>The heads of the copy's chains.</summary>
    public RestoredHeads Heads { get; } = heads;

    /// <summary>Verifies the complete copy against those checkpoints of a history that its log covers.</summary>
    /// <param name="trusted">The key that signed them; may be null when there are none.</param>
    public VerificationReport Verify(CheckpointFile history, NoteKey? trusted, CancellationToken cancellationToken)
    {
        using var evidence = OpenCopy();
        var answered = AnsweredOf(history);
        var key =
            trusted is not null
            && history.RotationBeyond(answered) is { } rotation
            && TrustedKeys.From(trusted, history.Checkpoints).Contains(rotation.From)
                ? rotation.From
                : trusted;
        return new StoreVerification(evidence, [new CheckpointSource("the portal's checkpoints", answered, IsOwn: true)], key).Run(
            cancellationToken
        );
    }

    /// <summary>Returns the checkpoints of a history that the copy's log covers.</summary>
    public CheckpointFile AnsweredOf(CheckpointFile history) => history.UpTo(Heads.Content, Heads.Access);

    /// <summary>Returns what the restore changes in each stream.</summary>
    /// <param name="checkpoints">The portal's own, which may name entries that the store no longer has.</param>
    public IReadOnlyDictionary<string, StoreRestored> Outcome(CheckpointFile checkpoints)
    {
        using var copy = OpenCopy();
        using var store = TryOpenStore();
        return Heads.Each.ToDictionary(
            head => head.Stream,
            head =>
            {
                var known = new KnownChain(head.Stream, store, checkpoints);
                return new StoreRestored(known.End, head.Sequence, known.CommonWith(copy, head.Sequence), hash);
            }
        );
    }

    /// <summary>Records the restore in the log of the copy, and ends all sessions in it.</summary>
    public abstract Task RecordAsync(
        IReadOnlyDictionary<string, StoreRestored> outcome,
        string reason,
        DateTimeOffset now,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Replaces the store with the copy, and other files with it. When the process is killed before the copy is announced, the next start
    /// undoes what was done; after that, the next start finishes it.
    /// </summary>
    /// <param name="replaced">Where the replaced files are moved.</param>
    /// <param name="others">The other files.</param>
    public void Replace(DirectoryInfo replaced, IReadOnlyList<FileReplacement> others)
    {
        foreach (var _ in ReplaceInSteps(replaced, others))
        {
            // Each step is done when it is read.
        }
    }

    /// <summary>The steps of <see cref="Replace"/>, each a name. A step is done when it is read.</summary>
    public abstract IEnumerable<string> ReplaceInSteps(DirectoryInfo replaced, IReadOnlyList<FileReplacement> others);

    public abstract void Dispose();

    /// <summary>Opens the copy as evidence.</summary>
    protected abstract StoreEvidence OpenCopy();

    /// <returns>The store that is going to be replaced; null when it can't be read any more, which is a reason for a restore.</returns>
    protected abstract StoreEvidence? TryOpenStore();
}
