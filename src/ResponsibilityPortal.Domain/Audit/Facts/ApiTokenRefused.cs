using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A program used an invalid token.</summary>
/// <param name="Token">The public ID of a token that exists; null for none.</param>
/// <param name="Secret">The digest of the secret that the store had at that time; null without a token, and in entries of earlier
/// releases.</param>
public sealed record ApiTokenRefused(string? Token, string Cause, string? From, string? Secret = null)
    : AuditFact(ActionName, Token is null ? "api-tokens" : $"api-tokens/{Token}")
{
    public const string ActionName = "api-token.refused";

    internal static ApiTokenRefused Read(FactData data) =>
        new(data.TokenOrNone, data.Text("cause"), data.TextOrNone("from"), data.TextOrNone("secret"));

    public override JsonObject Data() => new JsonObject { ["cause"] = Cause, ["from"] = From }.With("secret", Secret);
}
