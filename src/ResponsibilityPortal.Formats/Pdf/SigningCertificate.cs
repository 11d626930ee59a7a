using System.Security.Cryptography.X509Certificates;
using ResponsibilityPortal.Pdf.Signing;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>Checks certificates for signing PDF exports.</summary>
public static class SigningCertificate
{
    /// <summary>Returns why a certificate can't sign exports, as a sentence; null when it can.</summary>
    public static string? ReasonUnfit(X509Certificate2 certificate) => PdfSigner.ReasonUnfit(certificate);
}
