using System.Security.Cryptography.X509Certificates;

namespace ResponsibilityPortal.Pdf.Signing;

/// <summary>
/// The signature of a file that was signed before, put into the same document made again. So a document can be compared byte for byte
/// without the key that signed it; whether the signature holds is for <see cref="SignatureCheck"/> to say.
/// </summary>
/// <param name="message">The signature, DER-encoded.</param>
public sealed class RecordedSignature(X509Certificate2 certificate, ReadOnlyMemory<byte> message) : IDocumentSignature
{
    public X509Certificate2 Certificate => certificate;

    public int Length => message.Length;

    public byte[] Sign(ReadOnlySpan<byte> document) => message.ToArray();
}
