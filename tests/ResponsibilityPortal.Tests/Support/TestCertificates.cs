using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using ResponsibilityPortal.Web.Signing;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>Certificates to sign with, made once for all tests because making a key takes long.</summary>
internal static class TestCertificates
{
    private static readonly Lazy<X509Certificate2> OwnOfPortals = new(() =>
        OwnCertificate.Make("portal.test", new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero))
    );
    private static readonly Lazy<X509Certificate2> OneOfSomebody = new(() => Make("Somebody"));
    private static readonly Lock Putting = new();

    /// <summary>The own key of every portal under test.</summary>
    public static X509Certificate2 Portal => OwnOfPortals.Value;

    /// <summary>A certificate that portals don't know unless it is configured.</summary>
    public static X509Certificate2 Somebody => OneOfSomebody.Value;

    /// <summary>Makes a self-signed certificate with an RSA key.</summary>
    public static X509Certificate2 Make(string name, int bits = 2_048, DateTimeOffset? from = null, DateTimeOffset? to = null)
    {
        using var key = RSA.Create(bits);
        return new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).CreateSelfSigned(
            from ?? new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero),
            to ?? new DateTimeOffset(2090, 1, 1, 0, 0, 0, TimeSpan.Zero)
        );
    }

    /// <summary>Returns certificate and key as one PEM text.</summary>
    public static string PemOf(X509Certificate2 certificate)
    {
        using var key = certificate.GetRSAPrivateKey()!;
        return $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n";
    }

    /// <summary>Gives a portal its key in advance, unless its data directory has one.</summary>
    public static void PutInto(string dataDirectory)
    {
        var directory = Path.Combine(dataDirectory, "keys");
        lock (Putting)
        {
            if (!File.Exists(Path.Combine(directory, KeyFiles.OwnKeyName)))
            {
                Directory.CreateDirectory(directory);
                new KeyFiles(directory).WriteOwnKey(Portal);
            }
        }
    }
}
