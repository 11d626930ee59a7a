using System.Security.Cryptography.X509Certificates;

namespace ResponsibilityPortal.Pdf.Signing;

/// <summary>The source of a document's signature: a key, or a file that was already signed.</summary>
public interface IDocumentSignature
{
    X509Certificate2 Certificate { get; }

    /// <summary>
    /// The number of bytes of the signature, known before there is a document. The file reserves exactly that much space.
    /// </summary>
    int Length { get; }

    /// <summary>Returns the signature of a file's bytes, DER-encoded.</summary>
    byte[] Sign(ReadOnlySpan<byte> document);
}
