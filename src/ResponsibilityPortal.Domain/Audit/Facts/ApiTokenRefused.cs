using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A program came with a token that opens nothing.</summary>
/// <param name="Token">The public id of a token that exists; null for none.</param>
public sealed record ApiTokenRefused(string? Token, string Cause, string? From)
    : AuditFact("api-token.refused", Token is null ? "api-tokens" : $"api-tokens/{Token}")
{
    public override JsonObject Data() => new() { ["cause"] = Cause, ["from"] = From };
}
