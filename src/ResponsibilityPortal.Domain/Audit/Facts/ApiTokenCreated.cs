using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>An administrator made a token for a program. Its secret is nowhere in the log.</summary>
/// <param name="Token">The public id.</param>
public sealed record ApiTokenCreated(string Token, string Name, ApiScopes Scopes, DateTimeOffset ExpiresAt)
    : AuditFact(ActionName, $"api-tokens/{Token}")
{
    public const string ActionName = "api-token.created";

    internal static ApiTokenCreated Read(FactData data) => new(data.Token, data.Text("name"), ApiScopeNames.Parse(data.Texts("scopes")), data.Instant("expiresAt"));

    public override JsonObject Data() => new()
    {
        ["id"] = Token,
        ["name"] = Name,
        ["scopes"] = new JsonArray([.. ApiScopeNames.In(Scopes).Select(scope => JsonValue.Create(scope))]),
        ["expiresAt"] = UtcInstant.Format(ExpiresAt),
    };
}
