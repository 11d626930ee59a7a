using System.Security.Cryptography.X509Certificates;
using ResponsibilityPortal.Pdf.Signing;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>Which certificates PDF exports can be signed with.</summary>
public static class SigningCertificate
{
    /// <summary>Why a certificate cannot sign exports, as a sentence; null when it can.</summary>
    public static string? ReasonUnfit(X509Certificate2 certificate) => PdfSigner.ReasonUnfit(certificate);
}
