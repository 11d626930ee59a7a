using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ResponsibilityPortal.Tests.Support.Stamping;

/// <summary>Makes certificates of time-stamp servers and of their issuers.</summary>
internal static class StampCertificateMaker
{
    private const string TimeStamping = "1.3.6.1.5.5.7.3.8";

    /// <summary>Makes a certificate that can issue others.</summary>
    public static X509Certificate2 Issuer(string name)
    {
        using var key = RSA.Create(2_048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign, critical: true));
        return request.CreateSelfSigned(Now.AddDays(-1_000), Now.AddDays(1_000));
    }

    /// <summary>Makes a certificate for time stamps.</summary>
    /// <param name="issuer">The issuer. Null for a self-signed one.</param>
    public static X509Certificate2 Server(string name, X509Certificate2? issuer = null, DateTimeOffset? to = null)
    {
        using var key = RSA.Create(2_048);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature, critical: true));
        request.CertificateExtensions.Add(new X509EnhancedKeyUsageExtension([new Oid(TimeStamping)], critical: true));
        if (issuer is null)
        {
            return request.CreateSelfSigned(Now.AddDays(-900), to ?? Now.AddDays(900));
        }

        using var signed = request.Create(issuer, Now.AddDays(-900), to ?? Now.AddDays(900), RandomNumberGenerator.GetBytes(8));
        return signed.CopyWithPrivateKey(key);
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();
}
