using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Domain.Auditing;

/// <summary>What the log keeps of an account, so that people and roles as of any date can be replayed.</summary>
/// <param name="EndsAt">When the account stops working by itself; null for no end.</param>
public sealed record PersonRecord(Guid Id, string Name, string Email, Roles Roles, DateTimeOffset? EndsAt, bool IsDisabled)
{
    public JsonObject ToData() => new()
    {
        ["id"] = Id.ToString("D"),
        ["name"] = Name,
        ["email"] = Email,
        ["roles"] = new JsonArray([.. RoleNames.In(Roles).Select(role => JsonValue.Create(RoleNames.Of(role)))]),
        ["endsAt"] = EndsAt is { } end ? UtcInstant.Format(end) : null,
        ["disabled"] = IsDisabled,
    };
}
