using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Audit.Checkpoints;

/// <summary>A text with signatures, in the format that C2SP calls a signed note (c2sp.org/signed-note).</summary>
/// <param name="Text">The signed text; ends with a line feed.</param>
public sealed record SignedNote(string Text, ValueList<NoteSignature> Signatures)
{
    /// <summary>As many as C2SP has every reader accept; what is longer is none.</summary>
    public const int SignaturesMaxCount = 16;

    /// <summary>Returns the bytes of the note as a file.</summary>
    public override string ToString() => $"{Text}\n{string.Concat(Signatures.Select(signature => $"{signature}\n"))}";

    /// <summary>Reads one note strictly.</summary>
    /// <returns>Null for anything else, including a note with trailing text.</returns>
    public static SignedNote? Parse(string text) => Take(text, 0, out var end) is { } note && end == text.Length ? note : null;

    /// <summary>Reads the note that begins at a position.</summary>
    /// <param name="end">The position after the note.</param>
    internal static SignedNote? Take(string text, int start, out int end)
    {
        end = start;
        var blank = text.IndexOf("\n\n", start, StringComparison.Ordinal);
        if (blank <= start)
        {
            return null;
        }

        // "The text MUST NOT contain any ASCII control characters other than newline."
        var signed = text[start..(blank + 1)];
        if (signed.Any(sign => sign < ' ' && sign != '\n') || signed.StartsWith(NoteSignature.Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var signatures = new List<NoteSignature>();
        var position = blank + 2;
        while (position < text.Length && text.AsSpan(position).StartsWith(NoteSignature.Prefix, StringComparison.Ordinal))
        {
            var line = text.IndexOf('\n', position);
            if (
                line < 0
                || ReadSignature(text[(position + NoteSignature.Prefix.Length)..line]) is not { } signature
                || signatures.Count == SignaturesMaxCount
            )
            {
                return null;
            }

            signatures.Add(signature);
            position = line + 1;
        }

        end = position;
        return signatures.Count == 0 ? null : new SignedNote(signed, signatures.ToValueList());
    }

    private static NoteSignature? ReadSignature(string line) =>
        line.Split(' ') is [{ Length: > 0 } name, { Length: > 0 } blob]
        && !name.Contains('+', StringComparison.Ordinal)
        && NoteKey.IsBase64(blob)
            ? new NoteSignature(name, blob)
            : null;
}
