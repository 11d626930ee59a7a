using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Audit.Checkpoints;

/// <summary>Checkpoints one after another, as the portal appends them and as auditors keep them.</summary>
/// <param name="Checkpoints">Each with the note it was read from, the oldest first.</param>
/// <param name="Length">How many characters of the text are whole checkpoints.</param>
/// <param name="Problem">Why what follows them is none; null when nothing follows.</param>
/// <param name="IsTorn">Whether what follows can be the beginning of a checkpoint that was being written when the machine stopped.</param>
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
                    checkpoints.Count == 0 ? "What stands there is no checkpoint." : $"What stands behind checkpoint {checkpoints.Count} is none.",
                    IsUnfinished(text[position..]));
            }

            checkpoints.Add(new SignedCheckpoint(checkpoint, note));
            position = end;
        }

        return new CheckpointFile(checkpoints.ToValueList(), position, null, false);
    }

    /// <summary>The checkpoints that a log can answer for which ends with these entries; what came after them is not among them.</summary>
    public CheckpointFile UpTo(AuditHead content, AuditHead access) => Of(
        Checkpoints.Where(signed => signed.Checkpoint.Content.Sequence <= content.Sequence && signed.Checkpoint.Access.Sequence <= access.Sequence));

    /// <summary>The first change of the key that this file tells of and a part of it does not; null for none.</summary>
    public KeyRotation? RotationBeyond(CheckpointFile part) =>
        Checkpoints.Except(part.Checkpoints).FirstOrDefault(TrustedKeys.IsRotation)?.Checkpoint.Rotation;

    /// <summary>Whether the next checkpoint may be signed by a key alone: the one that has signed the last, or that the last one announces.</summary>
    public bool MayGoOnWith(NoteKey key) =>
        Checkpoints is not [.., var last] || (TrustedKeys.IsRotation(last) ? last.Checkpoint.Rotation!.To == key : key.HasSigned(last.Note));

    /// <summary>A file of these checkpoints.</summary>
    public static CheckpointFile Of(IEnumerable<SignedCheckpoint> checkpoints)
    {
        var all = checkpoints.ToValueList();
        return new CheckpointFile(all, all.Sum(signed => signed.Note.ToString().Length), null, false);
    }

    /// <summary>The text of the file.</summary>
    public override string ToString() => string.Concat(Checkpoints.Select(signed => signed.Note));

    /// <summary>A checkpoint ends with the line of its signature; where that line is not finished, writing was not either.</summary>
    private static bool IsUnfinished(string tail)
    {
        var blank = tail.IndexOf("\n\n", StringComparison.Ordinal);
        return blank < 0 ? !tail.Contains(NoteSignature.Prefix, StringComparison.Ordinal) : !tail[(blank + 2)..].Contains('\n', StringComparison.Ordinal);
    }
}
