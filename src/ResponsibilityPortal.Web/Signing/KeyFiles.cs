using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Store.Files;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Web.Signing;

/// <summary>
/// The files of signing in the data directory, readable only by the portal's account: the portal's own key with its certificate, and the
/// certificates of all keys ever used, the latest first.
/// </summary>
/// <param name="directory">Their directory. It need not exist for reading.</param>
internal sealed class KeyFiles(string directory)
{
    /// <summary>Name of their directory in the data directory.</summary>
    public const string DirectoryName = "keys";

    public const string OwnKeyName = "signing-key.pem";
    public const string CertificatesName = "signing-certificates.pem";

    private const string CertificateLabel = "CERTIFICATE";

    /// <summary>Reads the portal's own certificate with its key. Null when none was made.</summary>
    /// <exception cref="StartRefusedException">The file exists and can't be used. No other key replaces it.</exception>
    public X509Certificate2? ReadOwnKey() =>
        Read<X509Certificate2>(
            OwnKeyName,
            text => X509Certificate2.CreateFromPem(text, text),
            "Restore it from a backup, or move it away: then a new key is made, and the files signed with the old one can still be "
                + "verified."
        );

    /// <summary>Saves the portal's own key. It is completely on disk before it gets its name.</summary>
    public void WriteOwnKey(X509Certificate2 certificate)
    {
        using var key = certificate.GetRSAPrivateKey()!;
        Replace(OwnKeyName, $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
    }

    /// <summary>Reads the certificates of all keys ever used, the latest first.</summary>
    /// <exception cref="StartRefusedException">The file exists and can't be used.</exception>
    public ValueList<X509Certificate2> ReadCertificates() =>
        Read(
            CertificatesName,
            CertificatesIn,
            "Restore it from a backup, or move it away: then files signed with earlier keys are no longer known as this portal's."
        ) ?? [];

    public void WriteCertificates(IEnumerable<X509Certificate2> certificates) =>
        Replace(CertificatesName, CertificateText.Of(certificates, _ => null));

    /// <summary>Reads the certificates in a text of PEM blocks. Skips other blocks.</summary>
    /// <exception cref="CryptographicException">There is none, or one can't be read.</exception>
    public static ValueList<X509Certificate2> CertificatesIn(string text)
    {
        var certificates = new List<X509Certificate2>();
        for (var rest = text.AsSpan(); PemEncoding.TryFind(rest, out var found); rest = rest[found.Location.End..])
        {
            if (rest[found.Label] is CertificateLabel)
            {
                certificates.Add(X509CertificateLoader.LoadCertificate(Convert.FromBase64String(rest[found.Base64Data].ToString())));
            }
        }

        return certificates.Count > 0 ? certificates.ToValueList() : throw new CryptographicException("It contains no certificate.");
    }

    private T? Read<T>(string name, Func<string, T> parse, string wayOut)
        where T : class
    {
        var file = Path.Combine(directory, name);
        try
        {
            return File.Exists(file) ? parse(File.ReadAllText(file)) : null;
        }
        catch (Exception exception)
            when (exception is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            throw new StartRefusedException($"The file '{file}' can't be used: {exception.Message} {wayOut}");
        }
    }

    private void Replace(string name, string text) => OwnerOnlyFile.Replace(Path.Combine(directory, name), Encoding.UTF8.GetBytes(text));
}
