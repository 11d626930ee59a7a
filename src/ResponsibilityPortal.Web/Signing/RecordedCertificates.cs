using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Store;

namespace ResponsibilityPortal.Web.Signing;

/// <summary>What the log says of the certificates by which this portal knows its files. What is only in a file counts for nothing.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Globalization", "CA1309", Justification = "Becomes SQL, where only this form of comparing is translated.")]
public sealed class RecordedCertificates
{
    /// <summary>The first text behind all targets of certificates: a range is found by the index, a beginning is not.</summary>
    private static readonly string BehindTargets = $"{CertificateAdded.Targets[..^1]}{(char)(CertificateAdded.Targets[^1] + 1)}";

    private readonly Dictionary<string, DateTimeOffset> _distrusted = new(StringComparer.Ordinal);

    /// <summary>In the order in which they were recorded.</summary>
    public IReadOnlyList<X509Certificate2> Certificates { get; private set; } = [];

    /// <summary>Whether a release that records certificates has been started on this store before.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>The fingerprint as the log writes it: SHA-256 in small hexadecimal digits.</summary>
    public static string FingerprintOf(X509Certificate2 certificate) => Convert.ToHexStringLower(certificate.GetCertHash(HashAlgorithmName.SHA256));

    /// <summary>Reads them from the log.</summary>
    public static RecordedCertificates Read(PortalDbContext context)
    {
        var entries = context.AuditEntries.AsNoTracking().Where(entry => entry.Stream == AuditStream.Access);
        var payloads = entries
            .Where(entry => string.Compare(entry.Target, CertificateAdded.Targets) >= 0 && string.Compare(entry.Target, BehindTargets) < 0)
            .OrderBy(entry => entry.Sequence)
            .Select(entry => entry.Payload)
            .ToList();
        var read = new RecordedCertificates { HasBegun = entries.Any(entry => entry.Target == "portal" && entry.Action == PortalStarted.ActionName) };
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

    public bool Has(X509Certificate2 certificate) => Certificates.Any(known => known.RawDataMemory.Span.SequenceEqual(certificate.RawDataMemory.Span));

    /// <summary>Since when a certificate is not trusted; null when it is.</summary>
    public DateTimeOffset? DistrustedFrom(X509Certificate2 certificate) =>
        _distrusted.TryGetValue(FingerprintOf(certificate), out var from) ? from : null;

    /// <summary>The certificate of an entry; null when it is not the one that the entry names, so that it vouches for nothing.</summary>
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
