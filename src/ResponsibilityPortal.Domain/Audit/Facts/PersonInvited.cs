using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A further one-time link was made for an account; with it the owner sets new credentials.</summary>
public sealed record PersonInvited(Guid Person, DateTimeOffset ExpiresAt)
    : AuditFact("person.invited", $"people/{Person}")
{
    public override JsonObject Data() => new() { ["expiresAt"] = UtcInstant.Format(ExpiresAt) };
}
