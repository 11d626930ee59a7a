namespace ResponsibilityPortal.Pdf.Signing;

/// <summary>The time stamp beside a signature. Whether it is one, and worth anything, was not looked at: no key of the portal covers it.</summary>
/// <param name="Token">The stamp (RFC 3161), DER-encoded.</param>
/// <param name="Signature">The RSA signature that it is to be over.</param>
public sealed record SignatureStamp(ReadOnlyMemory<byte> Token, ReadOnlyMemory<byte> Signature);
