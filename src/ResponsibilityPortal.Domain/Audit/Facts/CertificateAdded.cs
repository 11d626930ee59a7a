using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A certificate was added to those by which the portal recognizes the PDF files that it signed.</summary>
/// <param name="Fingerprint">SHA-256 of the certificate, in lower-case hexadecimal digits.</param>
/// <param name="Certificate">The certificate, DER-encoded and in Base64.</param>
/// <param name="WasFound">Whether the first start of a release that records certificates found it, so that its first use is
/// unknown.</param>
public sealed record CertificateAdded(string Fingerprint, string Certificate, bool WasFound)
    : AuditFact(ActionName, $"{Targets}{Fingerprint}")
{
    public const string ActionName = "certificate.added";

    /// <summary>The prefix of the targets of all facts about certificates.</summary>
    public const string Targets = "certificates/";

    internal static CertificateAdded Read(FactData data) => new(data.Fingerprint, data.Text("certificate"), data.Flag("found"));

    public override JsonObject Data() => new() { ["certificate"] = Certificate, ["found"] = WasFound };
}
