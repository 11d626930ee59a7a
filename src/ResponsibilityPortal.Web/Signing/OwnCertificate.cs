using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ResponsibilityPortal.Web.Signing;

/// <summary>Creates the portal's own key and certificate.</summary>
internal static class OwnCertificate
{
    private const int KeyBits = 3_072;
    private const string Name = "Responsibility Portal";

    /// <summary>The maximum length of a common name (RFC 5280, ub-common-name).</summary>
    private const int LongestName = 64;

    /// <summary>
    /// A self-signed certificate isn't renewed for files that are already exported. It is valid for as long as any of them can matter.
    /// </summary>
    private static readonly DateTimeOffset ValidTo = new(2099, 12, 31, 23, 59, 59, TimeSpan.Zero);

    /// <summary>Creates a key with its self-signed certificate. Takes up to a few seconds.</summary>
    /// <param name="host">The host name of the portal.</param>
    /// <param name="now">When the key is created: nothing can have been signed with it before.</param>
    public static X509Certificate2 Make(string host, DateTimeOffset now)
    {
        using var key = RSA.Create(KeyBits);
        var subject = new X500DistinguishedNameBuilder();
        var named = $"{Name} {host}";
        subject.AddCommonName(named.Length <= LongestName ? named : Name);
        var request = new CertificateRequest(subject.Build(), key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: false, false, 0, critical: true));
        request.CertificateExtensions.Add(
            new X509KeyUsageExtension(X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.NonRepudiation, critical: true)
        );
        request.CertificateExtensions.Add(new X509SubjectKeyIdentifierExtension(request.PublicKey, critical: false));
        return request.CreateSelfSigned(now, ValidTo);
    }
}
