using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Web.Signing;

/// <summary>Certificates as people and programs read them.</summary>
internal static class CertificateText
{
    /// <summary>The SHA-256 fingerprint as tools show it: "AB:CD:...".</summary>
    public static string FingerprintOf(X509Certificate2 certificate) =>
        BitConverter.ToString(certificate.GetCertHash(HashAlgorithmName.SHA256)).Replace('-', ':');

    /// <summary>PEM, each certificate after lines that say which it is; explanatory text before each is allowed (RFC 7468, 2).</summary>
    /// <param name="distrustedFrom">Since when a certificate is not trusted; null for one that is.</param>
    public static string Of(IEnumerable<X509Certificate2> certificates, Func<X509Certificate2, DateTimeOffset?> distrustedFrom)
    {
        var text = new StringBuilder("# The certificates with which this portal has signed its PDF exports, the latest first.\n");
        foreach (var certificate in certificates)
        {
            text.Append("\n# SHA-256 fingerprint: ").Append(FingerprintOf(certificate))
                .Append("\n# ").Append(Plain(certificate.Subject))
                .Append("\n# Valid from ").Append(Wording.Moment(certificate.NotBefore.ToUniversalTime()))
                .Append(" to ").Append(Wording.Moment(certificate.NotAfter.ToUniversalTime()))
                .Append(distrustedFrom(certificate) is { } from ? $"\n# NOT TRUSTED from {Wording.Moment(from)} on: the key is or may be in other hands" : "")
                .Append('\n').Append(certificate.ExportCertificatePem()).Append('\n');
        }

        return text.ToString();
    }

    /// <summary>A name of somebody's choice must stay on its line.</summary>
    private static string Plain(string subject) => string.Concat(subject.Where(character => !char.IsControl(character)));
}
