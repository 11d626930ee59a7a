using System.Security.Cryptography.X509Certificates;

namespace ResponsibilityPortal.Pdf.Signing;

/// <summary>Where the signature of a document comes from: a key, or a file that was signed before.</summary>
public interface IDocumentSignature
{
    X509Certificate2 Certificate { get; }

    /// <summary>How many bytes the signature has, known before there is a document. The file keeps exactly that much room for it.</summary>
    int Length { get; }

    /// <summary>The signature over the bytes of a file, DER-encoded.</summary>
    byte[] Sign(ReadOnlySpan<byte> document);
}
