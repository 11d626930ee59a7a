namespace ResponsibilityPortal.Pdf.Signing;

/// <summary>The time stamp next to a signature, not yet checked. The portal's key doesn't cover it.</summary>
/// <param name="Token">The stamp (RFC 3161), DER-encoded.</param>
/// <param name="Signature">The RSA signature that the stamp should be for.</param>
public sealed record SignatureStamp(ReadOnlyMemory<byte> Token, ReadOnlyMemory<byte> Signature);
