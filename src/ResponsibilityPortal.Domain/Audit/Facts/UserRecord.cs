using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>The state of an account in the log, so that users and roles as of any date can be replayed.</summary>
/// <param name="EndsAt">When the account expires; null for no end.</param>
public sealed record UserRecord(Guid Id, string Name, string Email, Roles Roles, DateTimeOffset? EndsAt, bool IsDisabled)
{
    /// <summary>Returns the last day (UTC) on which an account works, when it ends with that day.</summary>
    public static DateOnly LastDayBefore(DateTimeOffset end) => DateOnly.FromDateTime(end.UtcDateTime).AddDays(-1);

    internal static UserRecord Read(FactData data) =>
        new(
            data.Id("id"),
            data.Text("name"),
            data.Text("email"),
            RoleNames.Parse(data.Texts("roles")),
            data.InstantOrNone("endsAt"),
            data.Flag("disabled")
        );

    public JsonObject ToData() =>
        new()
        {
            ["id"] = Id.ToString("D"),
            ["name"] = Name,
            ["email"] = Email,
            ["roles"] = new JsonArray([.. RoleNames.In(Roles).Select(role => JsonValue.Create(RoleNames.Of(role)))]),
            ["endsAt"] = EndsAt is { } end ? UtcInstant.Format(end) : null,
            ["disabled"] = IsDisabled,
        };
}
