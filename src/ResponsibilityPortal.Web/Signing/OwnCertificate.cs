using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ResponsibilityPortal.Web.Signing;

/// <summary>Makes the portal's own key and certificate.</summary>
internal static class OwnCertificate
{
    private const int KeyBits = 3_072;
    private const string Name = "Responsibility Portal";

    /// <summary>The longest common name there may be (RFC 5280, ub-common-name).</summary>
    private const int LongestName = 64;

    /// <summary>Nobody renews a self-signed certificate for the sake of files that were given away; it holds as long as any of them can matter.</summary>
    private static readonly DateTimeOffset ValidTo = new(2099, 12, 31, 23, 59, 59, TimeSpan.Zero);

    /// <summary>A new key with its self-signed certificate. Takes up to some seconds.</summary>
    /// <param name="host">Under which name the portal is known.</param>
    /// <param name="now">When the key is made: nothing can have been signed with it before.</param>
    public static X509Certificate2 Make(string host, DateTimeOffset now)
    {
        using var key = RSA.Create(KeyBits);
        var subject = new X500DistinguishedNameBuilder();
        var named = $"{Name} {host}";
        subject.AddCommonName(named.Length <= LongestName ? named : Name);
        var request = new CertificateRequest(subject.Build(), key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, false, 0, critical: true));
        request.CertificateExtensions.Add(new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, critical: true));
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request.CreateSelfSigned(now, ValidTo);
    }
}
