using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A further one-time link was made for an account; with it the owner sets new credentials.</summary>
/// <param name="Link">The digest of the link; null in entries of earlier releases.</param>
public sealed record PersonInvited(Guid Person, DateTimeOffset ExpiresAt, string? Link = null)
    : AuditFact(ActionName, $"people/{Person}")
{
    public const string ActionName = "person.invited";

    internal static PersonInvited Read(FactData data) => new(data.Person, data.Instant("expiresAt"), data.TextOrNone("link"));

    public override JsonObject Data() => new JsonObject { ["expiresAt"] = UtcInstant.Format(ExpiresAt) }.With("link", Link);
}
