using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>An administrator revoked a token before it expired.</summary>
/// <param name="Token">The public ID.</param>
public sealed record ApiTokenRevoked(string Token, string Name) : AuditFact(ActionName, $"api-tokens/{Token}")
{
    public const string ActionName = "api-token.revoked";

    internal static ApiTokenRevoked Read(FactData data) => new(data.Token, data.Text("name"));

    public override JsonObject Data() => new() { ["id"] = Token, ["name"] = Name };
}
