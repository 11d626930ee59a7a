using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A one-time link for claiming the administrator's account was made, at a start without administrator or by the command.</summary>
public sealed record SetupLinkIssued(DateTimeOffset ExpiresAt)
    : AuditFact("setup-link.issued", "setup")
{
    public override JsonObject Data() => new() { ["expiresAt"] = UtcInstant.Format(ExpiresAt) };
}
