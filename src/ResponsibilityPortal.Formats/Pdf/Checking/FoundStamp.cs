using ResponsibilityPortal.Formats.Pdf.Stamping;

namespace ResponsibilityPortal.Formats.Pdf.Checking;

/// <summary>The time stamp that was found beside a signature. <see cref="TimeStamp"/> says what it is worth.</summary>
/// <param name="Token">The stamp, DER-encoded.</param>
/// <param name="Signature">The signature that it is to be over.</param>
public sealed record FoundStamp(ReadOnlyMemory<byte> Token, ReadOnlyMemory<byte> Signature)
{
    /// <param name="trust">The certificates whose stamps are trusted.</param>
    public TimeStampFinding Check(TimeStampTrust trust) => TimeStamp.Check(Token, Signature, trust);
}
