using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>The operator reported that a key is or may be in other hands. Its signatures prove nothing from a moment on.</summary>
/// <param name="Fingerprint">SHA-256 of the certificate, in lower-case hexadecimal digits.</param>
/// <param name="From">The time from which the key may have been in other hands.</param>
public sealed record CertificateDistrusted(string Fingerprint, DateTimeOffset From)
    : AuditFact(ActionName, $"{CertificateAdded.Targets}{Fingerprint}")
{
    public const string ActionName = "certificate.distrusted";

    internal static CertificateDistrusted Read(FactData data) => new(data.Fingerprint, data.Instant("from"));

    public override JsonObject Data() => new() { ["from"] = UtcInstant.Format(From) };
}
