using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>The password of an account is not accepted for some minutes, after too many failed attempts in a row.</summary>
/// <param name="Credentials">The user's credentials at that time; null in entries of earlier releases.</param>
public sealed record AccountLocked(Guid User, DateTimeOffset Until, string? From, CredentialDigests? Credentials = null)
    : AuditFact(ActionName, $"people/{User}")
{
    public const string ActionName = "account.locked";

    internal static AccountLocked Read(FactData data) =>
        new(data.User, data.Instant("until"), data.TextOrNone("from"), CredentialDigests.ReadFrom(data));

    public override JsonObject Data() =>
        new JsonObject { ["until"] = UtcInstant.Format(Until), ["from"] = From }.With(CredentialDigests.Name, Credentials?.ToData());
}
