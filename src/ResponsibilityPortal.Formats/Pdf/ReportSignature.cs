using System.Security.Cryptography.X509Certificates;
using ResponsibilityPortal.Pdf.Signing;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>The source of a report's signature.</summary>
/// <param name="Certificate">The certificate that the report names and contains.</param>
public abstract record ReportSignature(X509Certificate2 Certificate)
{
    internal abstract IDocumentSignature Open();

    /// <summary>A signature by the private key of the certificate.</summary>
    /// <param name="StampLength">The number of bytes to reserve for a time stamp; 0 for none. <see cref="Stamping.StampedReport"/> adds the
    /// stamp.</param>
    public sealed record Made(X509Certificate2 Certificate, int StampLength = 0) : ReportSignature(Certificate)
    {
        internal override IDocumentSignature Open() => new PdfSigner(Certificate, StampLength);
    }

    /// <summary>The signature of a given file, to compare the file with the regenerated report. No private key is needed.</summary>
    /// <param name="Message">The signature in the file, DER-encoded.</param>
    public sealed record Recorded(X509Certificate2 Certificate, ReadOnlyMemory<byte> Message) : ReportSignature(Certificate)
    {
        internal override IDocumentSignature Open() => new RecordedSignature(Certificate, Message);
    }
}
