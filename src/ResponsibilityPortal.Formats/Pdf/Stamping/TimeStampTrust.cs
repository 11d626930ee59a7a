using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace ResponsibilityPortal.Formats.Pdf.Stamping;

/// <summary>
/// The servers and authorities whose time stamps are trusted: those whose certificates were configured. The system's trusted roots don't
/// count.
/// </summary>
public sealed class TimeStampTrust(IReadOnlyList<X509Certificate2> certificates)
{
    private const string TimeStamping = "1.3.6.1.5.5.7.3.8";

    /// <summary>Trusts no server.</summary>
    public static TimeStampTrust None { get; } = new([]);

    internal X509Certificate2Collection Certificates => [.. certificates];

    /// <summary>
    /// Returns whether a configured certificate is the server's, or above it in the chain, at the time of the stamp. Revocation isn't
    /// checked, and nothing is fetched.
    /// </summary>
    /// <param name="between">Intermediate certificates.</param>
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

        // The chain may end above or below a root: a configured certificate is enough.
        policy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority;
        return chain.Build(server)
            && chain.ChainElements.Any(element =>
                certificates.Any(named => named.RawDataMemory.Span.SequenceEqual(element.Certificate.RawDataMemory.Span))
            );
    }
}
