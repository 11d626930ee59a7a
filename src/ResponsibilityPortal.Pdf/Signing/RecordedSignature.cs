using System.Security.Cryptography.X509Certificates;

namespace ResponsibilityPortal.Pdf.Signing;

/// <summary>
/// The signature of a given file, added to the regenerated document. So a document can be compared byte for byte without the key that
/// signed it. <see cref="SignatureCheck"/> checks whether the signature is valid.
/// </summary>
/// <param name="message">The signature, DER-encoded.</param>
public sealed class RecordedSignature(X509Certificate2 certificate, ReadOnlyMemory<byte> message) : IDocumentSignature
{
    public X509Certificate2 Certificate => certificate;

    public int Length => message.Length;

    public byte[] Sign(ReadOnlySpan<byte> document) => message.ToArray();
}
