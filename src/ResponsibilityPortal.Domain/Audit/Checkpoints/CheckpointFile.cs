using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Audit.Checkpoints;

/// <summary>Checkpoints in sequence, as the portal appends them and auditors keep them.</summary>
/// <param name="Checkpoints">Each with the note that it was read from, the oldest first.</param>
/// <param name="Length">The number of characters of the text that are complete checkpoints.</param>
/// <param name="Problem">Why the text after them is not a checkpoint; null when nothing follows.</param>
/// <param name="IsTorn">Whether the rest can be the beginning of a checkpoint that was being written when the machine stopped.</param>
public sealed record CheckpointFile(ValueList<SignedCheckpoint> Checkpoints, int Length, string? Problem, bool IsTorn)
{
    public static CheckpointFile Read(string text)
    {
        var checkpoints = new List<SignedCheckpoint>();
        var position = 0;
        while (position < text.Length)
        {
            if (SignedNote.Take(text, position, out var end) is not { } note || Checkpoint.Parse(note.Text) is not { } checkpoint)
            {
                return new CheckpointFile(
                    checkpoints.ToValueList(),
                    position,
                    checkpoints.Count == 0
                        ? "The text is not a checkpoint."
                        : $"The text after checkpoint {checkpoints.Count} is not a checkpoint.",
                    IsUnfinished(text[position..])
                );
            }

            checkpoints.Add(new SignedCheckpoint(checkpoint, note));
            position = end;
        }

        return new CheckpointFile(checkpoints.ToValueList(), position, null, false);
    }

    /// <summary>Returns the checkpoints of a log that ends with these entries, without later ones.</summary>
    public CheckpointFile UpTo(AuditHead content, AuditHead access) =>
        Of(
            Checkpoints.Where(signed =>
                signed.Checkpoint.Content.Sequence <= content.Sequence && signed.Checkpoint.Access.Sequence <= access.Sequence
            )
        );

    /// <summary>Returns the first key change that is in this file but not in a part of it; null for none.</summary>
    public KeyRotation? RotationBeyond(CheckpointFile part) =>
        Checkpoints.Except(part.Checkpoints).FirstOrDefault(TrustedKeys.IsRotation)?.Checkpoint.Rotation;

    /// <summary>
    /// Returns whether a key alone may sign the next checkpoint: the key that signed the last one, or the one that it announces.
    /// </summary>
    public bool MayGoOnWith(NoteKey key) =>
        Checkpoints is not [.., var last]
        || (TrustedKeys.IsRotation(last) ? last.Checkpoint.Rotation!.To == key : key.HasSigned(last.Note));

    /// <summary>Creates a file of these checkpoints.</summary>
    public static CheckpointFile Of(IEnumerable<SignedCheckpoint> checkpoints)
    {
        var all = checkpoints.ToValueList();
        return new CheckpointFile(all, all.Sum(signed => signed.Note.ToString().Length), null, false);
    }

    /// <summary>Returns the text of the file.</summary>
    public override string ToString() => string.Concat(Checkpoints.Select(signed => signed.Note));

    /// <summary>A checkpoint ends with its signature line. If that line is incomplete, so is the checkpoint.</summary>
    private static bool IsUnfinished(string tail)
    {
        var blank = tail.IndexOf("\n\n", StringComparison.Ordinal);
        return blank < 0
            ? !tail.Contains(NoteSignature.Prefix, StringComparison.Ordinal)
            : !tail[(blank + 2)..].Contains('\n', StringComparison.Ordinal);
    }
}
