namespace ResponsibilityPortal.Domain.Audit.Checkpoints;

/// <summary>One signature of a note: the name of the key, and the key ID and signature together in base64.</summary>
/// <param name="Name">The name of the key. It contains no spaces and no plus signs.</param>
public sealed record NoteSignature(string Name, string Blob)
{
    /// <summary>The prefix of a signature line: an em dash (U+2014) and a space.</summary>
    public const string Prefix = "\u2014 ";

    public override string ToString() => $"{Prefix}{Name} {Blob}";
}
