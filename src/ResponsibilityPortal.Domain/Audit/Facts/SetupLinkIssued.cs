using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A setup link was created, at a start without an administrator or by the command.</summary>
/// <param name="Link">The digest of the link; null in entries of earlier releases.</param>
public sealed record SetupLinkIssued(DateTimeOffset ExpiresAt, string? Link = null) : AuditFact(ActionName, "setup")
{
    public const string ActionName = "setup-link.issued";

    internal static SetupLinkIssued Read(FactData data) => new(data.Instant("expiresAt"), data.TextOrNone("link"));

    public override JsonObject Data() => new JsonObject { ["expiresAt"] = UtcInstant.Format(ExpiresAt) }.With("link", Link);
}
