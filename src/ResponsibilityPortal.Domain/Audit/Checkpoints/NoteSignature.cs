namespace ResponsibilityPortal.Domain.Audit.Checkpoints;

/// <summary>One signature under a note: whose it says it is, and key id and signature together in base64.</summary>
/// <param name="Name">The name of the key; holds no spaces and no plus signs.</param>
public sealed record NoteSignature(string Name, string Blob)
{
    /// <summary>How a signature line begins: an em dash (U+2014) and a space.</summary>
    public const string Prefix = "\u2014 ";

    public override string ToString() => $"{Prefix}{Name} {Blob}";
}
