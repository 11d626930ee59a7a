using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace ResponsibilityPortal.Web.Signing;

/// <summary>Reads a certificate with its private key from a PEM or PFX file.</summary>
internal static class CertificateFile
{
    /// <summary>Keeps the key in memory only, if the system supports it.</summary>
    private static readonly X509KeyStorageFlags InMemory = OperatingSystem.IsMacOS()
        ? X509KeyStorageFlags.DefaultKeySet
        : X509KeyStorageFlags.EphemeralKeySet;

    /// <exception cref="IOException">The file can't be read.</exception>
    /// <exception cref="UnauthorizedAccessException">The file must not be read.</exception>
    /// <exception cref="CryptographicException">There is no certificate, or no key, or they don't belong together.</exception>
    public static X509Certificate2 Read(string file, string? password)
    {
        var bytes = File.ReadAllBytes(file);
        return IsPem(bytes)
            ? ReadPem(Encoding.UTF8.GetString(bytes), password)
            : X509CertificateLoader.LoadPkcs12(bytes, password, InMemory);
    }

    private static bool IsPem(ReadOnlySpan<byte> bytes) => bytes.IndexOf("-----BEGIN "u8) >= 0;

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
