using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ResponsibilityPortal.Domain.Canonical;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Audit.Checkpoints;

/// <summary>
/// A statement of the heads of both chains at one moment. Once it is signed and kept elsewhere, the portal can't change its history
/// unnoticed: a log that was rewritten or cut later no longer matches it.
/// </summary>
/// <param name="Origin">The identity of the log: the portal's host and path, without a scheme.</param>
/// <param name="Time">UTC, to the millisecond.</param>
/// <param name="Rotation">The change of the signing key that this checkpoint announces; usually null.</param>
/// <param name="Link">Its number, and the checkpoint that it continues; null in checkpoints of earlier releases.</param>
public sealed record Checkpoint(
    string Origin,
    AuditHead Content,
    AuditHead Access,
    DateTimeOffset Time,
    KeyRotation? Rotation = null,
    CheckpointLink? Link = null
)
{
    private const string TimeWord = "time";
    private const string NumberWord = "number";
    private const string RotationWord = "rotation";

    /// <summary>The heads of both streams.</summary>
    public ValueList<AuditHead> Heads => [Content, Access];

    /// <summary>SHA-256 of the text. The next checkpoint names this one by it.</summary>
    public string Hash => Sha256Hash.Of(Encoding.UTF8.GetBytes(ToText()));

    public AuditHead HeadOf(string stream) => stream == AuditStream.Content ? Content : Access;

    /// <summary>Returns the text that is signed.</summary>
    public string ToText() =>
        string.Concat(
            $"{Origin}\n",
            Line(Content),
            Line(Access),
            $"{TimeWord} {UtcInstant.Format(Time)}\n",
            Link is null ? "" : string.Create(CultureInfo.InvariantCulture, $"{NumberWord} {Link.Number} {Base64(Link.PreviousHash)}\n"),
            Rotation is null ? "" : $"{RotationWord} {Rotation.From.SubjectPublicKeyInfo} {Rotation.To.SubjectPublicKeyInfo}\n"
        );

    /// <summary>Reads what <see cref="ToText"/> wrote; null for anything else.</summary>
    public static Checkpoint? Parse(string text)
    {
        var lines = text.Split('\n');
        if (
            lines is not [{ Length: > 0 } origin, var content, var access, var time, .. var rest, ""]
            || Head(content, AuditStream.Content) is not { } contentHead
            || Head(access, AuditStream.Access) is not { } accessHead
            || time.Split(' ') is not [TimeWord, var instant]
            || !UtcInstant.IsValid(instant)
            || rest.Length > 2
        )
        {
            return null;
        }

        var checkpoint = new Checkpoint(
            origin,
            contentHead,
            accessHead,
            UtcInstant.Parse(instant),
            rest is [.., var announced] ? ReadRotation(announced) : null,
            rest is [var numbered, ..] ? ReadLink(numbered) : null
        );

        // Accept only the exact text that this statement produces: one statement has one text.
        return checkpoint.ToText() == text ? checkpoint : null;
    }

    /// <summary>Returns the checkpoint with a key's signature.</summary>
    public SignedNote Sign(ECDsa key, string name) => Signed([key], name);

    /// <summary>Announces another key in a checkpoint that both keys sign.</summary>
    public SignedNote SignRotation(ECDsa from, ECDsa to, string name) =>
        (this with { Rotation = new KeyRotation(NoteKey.Of(from), NoteKey.Of(to)) }).Signed([from, to], name);

    private SignedNote Signed(ECDsa[] keys, string name)
    {
        var text = ToText();
        return new SignedNote(text, keys.Select(key => NoteKey.Sign(key, name, text)).ToValueList());
    }

    private static string Line(AuditHead head) =>
        string.Create(CultureInfo.InvariantCulture, $"{head.Stream} {head.Sequence} {Base64(head.Hash)}\n");

    private static AuditHead? Head(string line, string stream) =>
        ReadNumbered(line, stream) is var (sequence, hash) ? new AuditHead(stream, sequence, hash) : null;

    private static CheckpointLink? ReadLink(string line) =>
        ReadNumbered(line, NumberWord) is ( > 0 and var number, var hash) ? new CheckpointLink(number, hash) : null;

    /// <summary>Reads a line that consists of a word, a number and a hash.</summary>
    private static (long Number, string Hash)? ReadNumbered(string line, string word) =>
        line.Split(' ') is [var name, var number, var hash]
        && name == word
        && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var read)
        && NoteKey.IsBase64(hash)
        && Convert.FromBase64String(hash) is { Length: SHA256.HashSizeInBytes } bytes
            ? (read, Convert.ToHexStringLower(bytes))
            : null;

    private static string Base64(string hash) => Convert.ToBase64String(Convert.FromHexString(hash));

    private static KeyRotation? ReadRotation(string line) =>
        line.Split(' ') is [RotationWord, var from, var to] && NoteKey.Parse(from) is { } old && NoteKey.Parse(to) is { } next
            ? new KeyRotation(old, next)
            : null;
}
