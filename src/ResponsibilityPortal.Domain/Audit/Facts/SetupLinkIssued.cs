using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A one-time link for claiming the administrator's account was made, at a start without administrator or by the command.</summary>
public sealed record SetupLinkIssued(DateTimeOffset ExpiresAt)
    : AuditFact(ActionName, "setup")
{
    public const string ActionName = "setup-link.issued";

    internal static SetupLinkIssued Read(FactData data) => new(data.Instant("expiresAt"));

    public override JsonObject Data() => new() { ["expiresAt"] = UtcInstant.Format(ExpiresAt) };
}
