using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>After too many failures in a row the password of an account is not accepted for a while.</summary>
/// <param name="Credentials">By what the user could sign in then; null in entries of earlier releases.</param>
public sealed record AccountLocked(Guid Person, DateTimeOffset Until, string? From, CredentialDigests? Credentials = null)
    : AuditFact(ActionName, $"people/{Person}")
{
    public const string ActionName = "account.locked";

    internal static AccountLocked Read(FactData data) => new(data.Person, data.Instant("until"), data.TextOrNone("from"), CredentialDigests.ReadFrom(data));

    public override JsonObject Data() => new JsonObject { ["until"] = UtcInstant.Format(Until), ["from"] = From }.With(CredentialDigests.Name, Credentials?.ToData());
}
