using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Audit.Checkpoints;

/// <summary>The keys that one trusted key leads to, by the rotations that both keys have signed.</summary>
public sealed class TrustedKeys
{
    private readonly List<NoteKey> _keys;

    private TrustedKeys(NoteKey trusted) => _keys = [trusted];

    /// <param name="checkpoints">Where rotations stand; forged ones lead nowhere.</param>
    public static TrustedKeys From(NoteKey trusted, IEnumerable<SignedCheckpoint> checkpoints)
    {
        var keys = new TrustedKeys(trusted);
        var rotations = checkpoints.Where(IsRotation).Select(checkpoint => checkpoint.Checkpoint.Rotation!).ToList();
        while (rotations.Find(rotation => keys.Contains(rotation.From) != keys.Contains(rotation.To)) is { } rotation)
        {
            keys._keys.Add(keys.Contains(rotation.From) ? rotation.To : rotation.From);
        }

        return keys;
    }

    /// <summary>The first of the keys by which a note is signed; null for none.</summary>
    public NoteKey? SignerOf(SignedNote note) => _keys.Find(key => key.HasSigned(note));

    public bool Contains(NoteKey key) => _keys.Contains(key);

    /// <summary>Whether a checkpoint announces another key and both keys have signed it.</summary>
    public static bool IsRotation(SignedCheckpoint signed) =>
        signed.Checkpoint.Rotation is { } rotation && rotation.From.HasSigned(signed.Note) && rotation.To.HasSigned(signed.Note);

    /// <summary>Which key must sign what follows a whole file of checkpoints, the trusted one being one of those that it leads through.</summary>
    public NoteKey InForceAfter(ValueList<SignedCheckpoint> checkpoints) => checkpoints.Aggregate(First(checkpoints), After);

    /// <summary>Which key must have signed each checkpoint of a whole file, the trusted one being one of them.</summary>
    internal IEnumerable<NoteKey> InForce(ValueList<SignedCheckpoint> checkpoints)
    {
        var current = First(checkpoints);
        foreach (var checkpoint in checkpoints)
        {
            yield return current;
            current = After(current, checkpoint);
        }
    }

    private static NoteKey After(NoteKey current, SignedCheckpoint checkpoint) =>
        IsRotation(checkpoint) && checkpoint.Checkpoint.Rotation!.From == current ? checkpoint.Checkpoint.Rotation.To : current;

    /// <summary>The key before the first rotation: the one that it leads away from; where there is no rotation, the trusted one.</summary>
    private NoteKey First(ValueList<SignedCheckpoint> checkpoints) =>
        checkpoints.FirstOrDefault(checkpoint => IsRotation(checkpoint) && Contains(checkpoint.Checkpoint.Rotation!.From))?.Checkpoint.Rotation!.From ?? _keys[0];
}
