using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>An administrator created a token for a program. The log doesn't contain its secret.</summary>
/// <param name="Token">The public ID.</param>
/// <param name="Secret">The digest of its secret; null in entries of earlier releases.</param>
public sealed record ApiTokenCreated(string Token, string Name, ApiScopes Scopes, DateTimeOffset ExpiresAt, string? Secret = null)
    : AuditFact(ActionName, $"api-tokens/{Token}")
{
    public const string ActionName = "api-token.created";

    internal static ApiTokenCreated Read(FactData data) =>
        new(data.Token, data.Text("name"), ApiScopeNames.Parse(data.Texts("scopes")), data.Instant("expiresAt"), data.TextOrNone("secret"));

    public override JsonObject Data() =>
        new JsonObject
        {
            ["id"] = Token,
            ["name"] = Name,
            ["scopes"] = new JsonArray([.. ApiScopeNames.In(Scopes).Select(scope => JsonValue.Create(scope))]),
            ["expiresAt"] = UtcInstant.Format(ExpiresAt),
        }.With("secret", Secret);
}
