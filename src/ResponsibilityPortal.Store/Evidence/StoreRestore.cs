using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Audit.Facts;

namespace ResponsibilityPortal.Store.Evidence;

/// <summary>
/// A copy of the store on its way to replace the store. It is verified before anything is changed, its log records the restore, and the
/// replaced store is moved, never deleted. Disposing removes a copy that was not put in place.
/// </summary>
/// <param name="heads">Where the chains of the copy end.</param>
/// <param name="hash">SHA-256 of the copy, as the log records it.</param>
public abstract class StoreRestore(RestoredHeads heads, string hash) : IDisposable
{
    /// <summary>Where the chains of the copy end.</summary>
    public RestoredHeads Heads { get; } = heads;

    /// <summary>Verifies the whole copy against those checkpoints of a history that it can answer for.</summary>
    /// <param name="trusted">The key that has signed them; may be null when there are none.</param>
    public VerificationReport Verify(CheckpointFile history, NoteKey? trusted, CancellationToken cancellationToken)
    {
        using var evidence = OpenCopy();
        var answered = AnsweredOf(history);
        var key = trusted is not null && history.RotationBeyond(answered) is { } rotation && TrustedKeys.From(trusted, history.Checkpoints).Contains(rotation.From)
            ? rotation.From
            : trusted;
        return new StoreVerification(evidence, [new CheckpointSource("the portal's checkpoints", answered, IsOwn: true)], key).Run(cancellationToken);
    }

    /// <summary>The checkpoints of a history that the copy can answer for.</summary>
    public CheckpointFile AnsweredOf(CheckpointFile history) => history.UpTo(Heads.Content, Heads.Access);

    /// <summary>What the restore changes in each stream.</summary>
    /// <param name="checkpoints">The portal's own, which may name entries that the store no longer has.</param>
    public IReadOnlyDictionary<string, StoreRestored> Outcome(CheckpointFile checkpoints)
    {
        using var copy = OpenCopy();
        using var store = TryOpenStore();
        return Heads.Each.ToDictionary(head => head.Stream, head =>
        {
            var known = new KnownChain(head.Stream, store, checkpoints);
            return new StoreRestored(known.End, head.Sequence, known.CommonWith(copy, head.Sequence), hash);
        });
    }

    /// <summary>Records the restore in the log of the copy, and ends all sessions in it.</summary>
    public abstract Task RecordAsync(IReadOnlyDictionary<string, StoreRestored> outcome, string reason, DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>Replaces the store with the copy. When the process is killed after this has begun, the next one finishes it.</summary>
    /// <param name="aside">Where the replaced store is moved.</param>
    public abstract void Finish(DirectoryInfo aside);

    public abstract void Dispose();

    /// <summary>Opens the copy as evidence.</summary>
    protected abstract StoreEvidence OpenCopy();

    /// <returns>The store that is to be replaced; null when it can no longer be read, which is what a restore is for.</returns>
    protected abstract StoreEvidence? TryOpenStore();
}
