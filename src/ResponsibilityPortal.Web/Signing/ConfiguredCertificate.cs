using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ResponsibilityPortal.Formats.Pdf;

namespace ResponsibilityPortal.Web.Signing;

/// <summary>The signing certificate that the operator has configured.</summary>
internal static class ConfiguredCertificate
{
    private const string Setting = $"{PdfOptions.Section}:{nameof(PdfOptions.Certificate)}";
    private const string PasswordSetting = $"{PdfOptions.Section}:{nameof(PdfOptions.CertificatePassword)}";

    /// <summary>Reads the certificate with its private key.</summary>
    /// <param name="root">The directory that the path is relative to.</param>
    /// <param name="problem">Why it can't be used, naming the setting. Null when it can.</param>
    /// <returns>The certificate, or null when there is a problem.</returns>
    public static X509Certificate2? Read(PdfOptions options, string root, out string? problem)
    {
        var file = Path.Combine(root, options.Certificate!);
        X509Certificate2? certificate = null;
        try
        {
            certificate = CertificateFile.Read(file, options.CertificatePassword);
            problem = SigningCertificate.ReasonUnfit(certificate) is { } reason
                ? $"{Setting} names '{file}', which can't sign. {reason}"
                : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problem = $"{Setting} names '{file}', which can't be read: {exception.Message}";
        }
        catch (CryptographicException exception)
        {
            problem =
                $"{Setting} names '{file}', which can't be read as a certificate with its private key: {exception.Message} "
                + $"It must be a PEM or PFX file that contains both, and {PasswordSetting} must open it.";
        }

        if (problem is null)
        {
            return certificate;
        }

        certificate?.Dispose();
        return null;
    }
}
