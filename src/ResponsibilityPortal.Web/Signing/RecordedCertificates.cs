using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Store;

namespace ResponsibilityPortal.Web.Signing;

/// <summary>
/// The certificates by which this portal recognises its files, as recorded in the log. Certificates that are only in a file aren't trusted.
/// </summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage(
    "Globalization",
    "CA1309",
    Justification = "Becomes SQL, where only this form of comparison is translated."
)]
public sealed class RecordedCertificates
{
    /// <summary>The first text after all targets of certificates. The database uses the index for a range, but not for a prefix.</summary>
    private static readonly string BehindTargets = $"{CertificateAdded.Targets[..^1]}{(char)(CertificateAdded.Targets[^1] + 1)}";

    private readonly Dictionary<string, DateTimeOffset> _distrusted = new(StringComparer.Ordinal);

    /// <summary>In the order in which they were recorded.</summary>
    public IReadOnlyList<X509Certificate2> Certificates { get; private set; } = [];

    /// <summary>Whether a release that records certificates has started on this store before.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>Returns the fingerprint as the log writes it: SHA-256 in lower-case hexadecimal digits.</summary>
    public static string FingerprintOf(X509Certificate2 certificate) =>
        Convert.ToHexStringLower(certificate.GetCertHash(HashAlgorithmName.SHA256));

    /// <summary>Reads them from the log.</summary>
    public static RecordedCertificates Read(PortalDbContext context)
    {
        var entries = context.AuditEntries.AsNoTracking().Where(entry => entry.Stream == AuditStream.Access);
        var payloads = entries
            .Where(entry => string.Compare(entry.Target, CertificateAdded.Targets) >= 0 && string.Compare(entry.Target, BehindTargets) < 0)
            .OrderBy(entry => entry.Sequence)
            .Select(entry => entry.Payload)
            .ToList();
        var read = new RecordedCertificates
        {
            HasBegun = entries.Any(entry => entry.Target == "portal" && entry.Action == PortalStarted.ActionName),
        };
        var certificates = new List<X509Certificate2>();
        foreach (var payload in payloads)
        {
            switch (AuditFacts.Find<AuditFact>(payload))
            {
                case CertificateAdded added when Load(added) is { } certificate:
                    certificates.Add(certificate);
                    break;
                case CertificateDistrusted distrusted:
                    read._distrusted[distrusted.Fingerprint] = distrusted.From;
                    break;
            }
        }

        read.Certificates = certificates;
        return read;
    }

    public bool Has(X509Certificate2 certificate) =>
        Certificates.Any(known => known.RawDataMemory.Span.SequenceEqual(certificate.RawDataMemory.Span));

    /// <summary>Returns since when a certificate is not trusted. Null when it is trusted.</summary>
    public DateTimeOffset? DistrustedFrom(X509Certificate2 certificate) =>
        _distrusted.TryGetValue(FingerprintOf(certificate), out var from) ? from : null;

    /// <summary>
    /// Reads the certificate of an entry. Null when it doesn't match the fingerprint in the entry, so that it proves nothing.
    /// </summary>
    private static X509Certificate2? Load(CertificateAdded added)
    {
        try
        {
            var certificate = X509CertificateLoader.LoadCertificate(Convert.FromBase64String(added.Certificate));
            return FingerprintOf(certificate) == added.Fingerprint ? certificate : null;
        }
        catch (Exception exception) when (exception is FormatException or CryptographicException)
        {
            return null;
        }
    }
}
