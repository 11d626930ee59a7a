using ResponsibilityPortal.Formats.Pdf.Stamping;

namespace ResponsibilityPortal.Formats.Pdf.Checking;

/// <summary>The time stamp found next to a signature. <see cref="TimeStamp"/> checks what it proves.</summary>
/// <param name="Token">The stamp, DER-encoded.</param>
/// <param name="Signature">The signature that the stamp should be for.</param>
public sealed record FoundStamp(ReadOnlyMemory<byte> Token, ReadOnlyMemory<byte> Signature)
{
    /// <param name="trust">The certificates whose stamps are trusted.</param>
    public TimeStampFinding Check(TimeStampTrust trust) => TimeStamp.Check(Token, Signature, trust);
}
