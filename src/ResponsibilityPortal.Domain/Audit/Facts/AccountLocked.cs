using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>After too many failures in a row the password of an account is not accepted for a while.</summary>
public sealed record AccountLocked(Guid Person, DateTimeOffset Until, string? From)
    : AuditFact(ActionName, $"people/{Person}")
{
    public const string ActionName = "account.locked";

    internal static AccountLocked Read(FactData data) => new(data.Person, data.Instant("until"), data.TextOrNone("from"));

    public override JsonObject Data() => new() { ["until"] = UtcInstant.Format(Until), ["from"] = From };
}
