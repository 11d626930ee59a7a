using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

/// <summary>The keys that all instances have in common, as docs/how-to/run-several-instances.md asks for.</summary>
internal static class SharedKeys
{
    /// <summary>Makes the keys in a directory.</summary>
    /// <returns>The settings that name them, as arguments.</returns>
    public static string[] MakeIn(TemporaryDirectory directory)
    {
        var (checkpoints, certificate) = (directory.File("checkpoint-key.pem"), directory.File("certificate.pem"));
        using var checkpointKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        File.WriteAllText(checkpoints, checkpointKey.ExportPkcs8PrivateKeyPem());
        using var key = RSA.Create(3072);
        var request = new CertificateRequest("CN=Two instances", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var signed = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddYears(1));
        File.WriteAllText(certificate, $"{signed.ExportCertificatePem()}\n{key.ExportPkcs8PrivateKeyPem()}\n");
        return [$"--Checkpoints:Key={checkpoints}", $"--Pdf:Certificate={certificate}", $"--Store:KeyCertificate={certificate}"];
    }
}
