using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A program used a token for the first time.</summary>
/// <param name="Token">The public id.</param>
/// <param name="From">The network address it came from.</param>
public sealed record ApiTokenFirstUsed(string Token, string? From)
    : AuditFact(ActionName, $"api-tokens/{Token}")
{
    public const string ActionName = "api-token.first-used";

    internal static ApiTokenFirstUsed Read(FactData data) => new(data.Token, data.TextOrNone("from"));

    public override JsonObject Data() => new() { ["from"] = From };
}
