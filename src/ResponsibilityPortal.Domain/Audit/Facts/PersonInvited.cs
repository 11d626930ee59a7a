using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A further one-time link was made for an account; with it the owner sets new credentials.</summary>
public sealed record PersonInvited(Guid Person, DateTimeOffset ExpiresAt)
    : AuditFact(ActionName, $"people/{Person}")
{
    public const string ActionName = "person.invited";

    internal static PersonInvited Read(FactData data) => new(data.Person, data.Instant("expiresAt"));

    public override JsonObject Data() => new() { ["expiresAt"] = UtcInstant.Format(ExpiresAt) };
}
