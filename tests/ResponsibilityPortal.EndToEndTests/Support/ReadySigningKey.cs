using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ResponsibilityPortal.EndToEndTests.Support;

/// <summary>
/// A key that signs PDF files, made once for all portals of a run. To make its own, a portal needs up to half the time of its start.
/// </summary>
internal static class ReadySigningKey
{
    private static readonly Lazy<string> Pem = new(Make);

    /// <summary>Puts the key where a portal keeps its own, unless it has one.</summary>
    public static void PutInto(string dataDirectory)
    {
        var file = Path.Combine(dataDirectory, "keys", "signing-key.pem");
        if (!File.Exists(file))
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, Pem.Value);
        }
    }

    private static string Make()
    {
        using var key = RSA.Create(3_072);
        var request = new CertificateRequest("CN=Portals of a test run", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddYears(-10), DateTimeOffset.UtcNow.AddYears(10));
        return $"{certificate.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n";
    }
}
