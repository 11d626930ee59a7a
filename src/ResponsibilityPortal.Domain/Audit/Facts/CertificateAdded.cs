using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A certificate became one by which the portal knows the PDF files that it signed.</summary>
/// <param name="Fingerprint">SHA-256 of the certificate, in small hexadecimal digits.</param>
/// <param name="Certificate">The certificate, DER-encoded and in Base64.</param>
/// <param name="WasFound">Whether the first start of a release that records certificates found it, so that nobody can tell when it was first used.</param>
public sealed record CertificateAdded(string Fingerprint, string Certificate, bool WasFound)
    : AuditFact(ActionName, $"{Targets}{Fingerprint}")
{
    public const string ActionName = "certificate.added";

    /// <summary>How the targets of all facts about certificates begin.</summary>
    public const string Targets = "certificates/";

    internal static CertificateAdded Read(FactData data) => new(data.Fingerprint, data.Text("certificate"), data.Flag("found"));

    public override JsonObject Data() => new() { ["certificate"] = Certificate, ["found"] = WasFound };
}
