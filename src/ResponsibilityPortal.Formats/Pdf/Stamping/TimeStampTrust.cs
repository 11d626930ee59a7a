using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ResponsibilityPortal.Formats.Pdf.Stamping;

/// <summary>Whose time stamps are trusted: those of the servers, and of the authorities over servers, whose certificates were named. Nothing else counts, also not what the system trusts.</summary>
public sealed class TimeStampTrust(IReadOnlyList<X509Certificate2> certificates)
{
    private const string TimeStamping = "1.3.6.1.5.5.7.3.8";

    /// <summary>Trusts nobody.</summary>
    public static TimeStampTrust None { get; } = new([]);

    internal X509Certificate2Collection Certificates => [.. certificates];

    /// <summary>Whether a named certificate is that of the server, or stands over it, at the time of the stamp. Revocation is not looked up, and nothing is fetched.</summary>
    /// <param name="between">Certificates that may stand between the two.</param>
    internal bool VouchesFor(X509Certificate2 server, X509Certificate2Collection between, DateTimeOffset at)
    {
        using var chain = new X509Chain();
        var policy = chain.ChainPolicy;
        policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        policy.CustomTrustStore.AddRange(Certificates);
        policy.ExtraStore.AddRange(between);
        policy.RevocationMode = X509RevocationMode.NoCheck;
        policy.DisableCertificateDownloads = true;
        policy.VerificationTime = at.UtcDateTime;
        policy.ApplicationPolicy.Add(new Oid(TimeStamping));

        // The chain may end above or below a root: what was named is enough.
        policy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority;
        return chain.Build(server) && chain.ChainElements.Any(element => certificates.Any(named => named.RawDataMemory.Span.SequenceEqual(element.Certificate.RawDataMemory.Span)));
    }
}
