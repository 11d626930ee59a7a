using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Web.Signing;

/// <summary>Formats certificates for users and programs.</summary>
internal static class CertificateText
{
    /// <summary>Returns the SHA-256 fingerprint as tools show it: "AB:CD:...".</summary>
    public static string FingerprintOf(X509Certificate2 certificate) =>
        BitConverter.ToString(certificate.GetCertHash(HashAlgorithmName.SHA256)).Replace('-', ':');

    /// <summary>Returns PEM, each certificate after lines that identify it. RFC 7468, 2 allows explanatory text before each.</summary>
    /// <param name="distrustedFrom">Returns since when a certificate is not trusted. Null for one that is.</param>
    public static string Of(IEnumerable<X509Certificate2> certificates, Func<X509Certificate2, DateTimeOffset?> distrustedFrom)
    {
        var text = new StringBuilder("# The certificates with which this portal has signed its PDF exports, the latest first.\n");
        foreach (var certificate in certificates)
        {
            text.Append("\n# SHA-256 fingerprint: ")
                .Append(FingerprintOf(certificate))
                .Append("\n# ")
                .Append(Plain(certificate.Subject))
                .Append("\n# Valid from ")
                .Append(Wording.Moment(certificate.NotBefore.ToUniversalTime()))
                .Append(" to ")
                .Append(Wording.Moment(certificate.NotAfter.ToUniversalTime()))
                .Append(
                    distrustedFrom(certificate) is { } from
                        ? $"\n# NOT TRUSTED from {Wording.Moment(from)} on: the key is or may be in other hands"
                        : ""
                )
                .Append('\n')
                .Append(certificate.ExportCertificatePem())
                .Append('\n');
        }

        return text.ToString();
    }

    /// <summary>Names can be chosen freely, and must not start a new line.</summary>
    private static string Plain(string subject) => string.Concat(subject.Where(character => !char.IsControl(character)));
}
