using System.Security.Cryptography.X509Certificates;
using ResponsibilityPortal.Pdf.Signing;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>Where the signature of a report comes from.</summary>
/// <param name="Certificate">The one that the report names and carries.</param>
public abstract record ReportSignature(X509Certificate2 Certificate)
{
    internal abstract IDocumentSignature Open();

    /// <summary>Made with the private key of the certificate.</summary>
    /// <param name="StampLength">For a time stamp of how many bytes there is to be room; 0 for none. <see cref="Stamping.StampedReport"/> puts it there.</param>
    public sealed record Made(X509Certificate2 Certificate, int StampLength = 0) : ReportSignature(Certificate)
    {
        internal override IDocumentSignature Open() => new PdfSigner(Certificate, StampLength);
    }

    /// <summary>Taken from a file, which is compared with the same report made again: no private key is needed for that.</summary>
    /// <param name="Message">The signature in the file, DER-encoded.</param>
    public sealed record Recorded(X509Certificate2 Certificate, ReadOnlyMemory<byte> Message) : ReportSignature(Certificate)
    {
        internal override IDocumentSignature Open() => new RecordedSignature(Certificate, Message);
    }
}
