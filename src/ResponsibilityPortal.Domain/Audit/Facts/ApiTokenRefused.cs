using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A program came with a token that opens nothing.</summary>
/// <param name="Token">The public id of a token that exists; null for none.</param>
public sealed record ApiTokenRefused(string? Token, string Cause, string? From)
    : AuditFact(ActionName, Token is null ? "api-tokens" : $"api-tokens/{Token}")
{
    public const string ActionName = "api-token.refused";

    internal static ApiTokenRefused Read(FactData data) => new(data.TokenOrNone, data.Text("cause"), data.TextOrNone("from"));

    public override JsonObject Data() => new() { ["cause"] = Cause, ["from"] = From };
}
