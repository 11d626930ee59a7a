using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Audit.Checkpoints;

/// <summary>The keys that are trusted because of one trusted key, through rotations that both keys signed.</summary>
public sealed class TrustedKeys
{
    private readonly List<NoteKey> _keys;

    private TrustedKeys(NoteKey trusted) => _keys = [trusted];

    /// <param name="checkpoints">The checkpoints that can contain rotations. Forged rotations have no effect.</param>
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

    /// <summary>Returns the first of the keys that signed a note; null for none.</summary>
    public NoteKey? SignerOf(SignedNote note) => _keys.Find(key => key.HasSigned(note));

    public bool Contains(NoteKey key) => _keys.Contains(key);

    /// <summary>Returns whether a checkpoint announces another key and both keys signed it.</summary>
    public static bool IsRotation(SignedCheckpoint signed) =>
        signed.Checkpoint.Rotation is { } rotation && rotation.From.HasSigned(signed.Note) && rotation.To.HasSigned(signed.Note);

    /// <summary>
    /// Returns the key that must sign what follows a complete file of checkpoints. The trusted key is one of the keys in the file.
    /// </summary>
    public NoteKey InForceAfter(ValueList<SignedCheckpoint> checkpoints) => checkpoints.Aggregate(First(checkpoints), After);

    /// <summary>Returns the key that must have signed each checkpoint of a complete file. The trusted key is one of them.</summary>
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

    /// <summary>Returns the key before the first rotation, or the trusted key when there is no rotation.</summary>
    private NoteKey First(ValueList<SignedCheckpoint> checkpoints) =>
        checkpoints
            .FirstOrDefault(checkpoint => IsRotation(checkpoint) && Contains(checkpoint.Checkpoint.Rotation!.From))
            ?.Checkpoint.Rotation!.From
        ?? _keys[0];
}
