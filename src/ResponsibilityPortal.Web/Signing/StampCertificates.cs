using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Web.Signing;

/// <summary>The certificates whose time stamps the operator trusts.</summary>
internal static class StampCertificates
{
    private const string Setting = $"{PdfOptions.Section}:{nameof(PdfOptions.TimeStampCertificate)}";

    /// <summary>Reads the certificates. Empty when the setting names no file.</summary>
    /// <param name="root">The directory that the path is relative to.</param>
    /// <param name="problem">Why the file can't be used, naming the setting. Null when it can.</param>
    public static ValueList<X509Certificate2> Read(PdfOptions options, string root, out string? problem)
    {
        problem = null;
        if (options.TimeStampCertificate is not { } path)
        {
            return [];
        }

        var file = Path.Combine(root, path);
        try
        {
            return KeyFiles.CertificatesIn(File.ReadAllText(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            problem = $"{Setting} names '{file}', which can't be read: {exception.Message}";
        }
        catch (Exception exception) when (exception is CryptographicException or FormatException)
        {
            problem = $"{Setting} names '{file}', which must be a PEM file with one or more certificates: {exception.Message}";
        }

        return [];
    }
}
