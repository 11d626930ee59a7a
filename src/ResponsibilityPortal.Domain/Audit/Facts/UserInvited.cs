using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>Another one-time link was created for an account. With it, the user sets new credentials.</summary>
/// <param name="Link">The digest of the link; null in entries of earlier releases.</param>
public sealed record UserInvited(Guid User, DateTimeOffset ExpiresAt, string? Link = null) : AuditFact(ActionName, $"people/{User}")
{
    public const string ActionName = "person.invited";

    internal static UserInvited Read(FactData data) => new(data.User, data.Instant("expiresAt"), data.TextOrNone("link"));

    public override JsonObject Data() => new JsonObject { ["expiresAt"] = UtcInstant.Format(ExpiresAt) }.With("link", Link);
}
