using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using ResponsibilityPortal.Formats.Pdf;

namespace ResponsibilityPortal.Web.Signing;

/// <summary>The signing certificate that the operator has configured.</summary>
internal static class ConfiguredCertificate
{
    private const string Setting = $"{PdfOptions.Section}:{nameof(PdfOptions.Certificate)}";
    private const string PasswordSetting = $"{PdfOptions.Section}:{nameof(PdfOptions.CertificatePassword)}";

    /// <summary>Keeps the key in memory only, if the system supports it.</summary>
    private static readonly X509KeyStorageFlags InMemory = OperatingSystem.IsMacOS()
        ? X509KeyStorageFlags.DefaultKeySet
        : X509KeyStorageFlags.EphemeralKeySet;

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
            var bytes = File.ReadAllBytes(file);
            certificate = IsPem(bytes)
                ? ReadPem(Encoding.UTF8.GetString(bytes), options.CertificatePassword)
                : X509CertificateLoader.LoadPkcs12(bytes, options.CertificatePassword, InMemory);
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

    private static bool IsPem(ReadOnlySpan<byte> bytes) => bytes.IndexOf("-----BEGIN "u8) >= 0;

    /// <exception cref="CryptographicException">There is no certificate, or no key, or they don't belong together.</exception>
    private static X509Certificate2 ReadPem(string text, string? password)
    {
        try
        {
            return password is null
                ? X509Certificate2.CreateFromPem(text, text)
                : X509Certificate2.CreateFromEncryptedPem(text, text, password);
        }
        catch (ArgumentException exception)
        {
            // The framework's way of saying that the key belongs to another certificate.
            throw new CryptographicException(exception.Message, exception);
        }
    }
}
