using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A program used a token for the first time.</summary>
/// <param name="Token">The public ID.</param>
/// <param name="From">The network address of the program.</param>
/// <param name="Secret">The digest of the secret that the store had at that time; null without a token, and in entries of earlier
/// releases.</param>
public sealed record ApiTokenFirstUsed(string Token, string? From, string? Secret = null) : AuditFact(ActionName, $"api-tokens/{Token}")
{
    public const string ActionName = "api-token.first-used";

    internal static ApiTokenFirstUsed Read(FactData data) => new(data.Token, data.TextOrNone("from"), data.TextOrNone("secret"));

    public override JsonObject Data() => new JsonObject { ["from"] = From }.With("secret", Secret);
}
