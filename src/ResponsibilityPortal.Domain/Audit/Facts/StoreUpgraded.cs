using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>
/// The first start of a release that records secrets as digests found the store of an earlier release. How its secrets came about is
/// unknown; from here on, every change is recorded.
/// </summary>
/// <param name="People">The credentials of each user.</param>
/// <param name="Tokens">The digest of each API token's secret, by public ID.</param>
/// <param name="Invitations">The digest of each user's one-time link, by user.</param>
/// <param name="Setup">The digest of the setup link; null when none works.</param>
/// <param name="Sessions">The IDs of all open sessions.</param>
public sealed record StoreUpgraded(
    ValueList<FoundCredentials> People,
    ValueList<FoundSecret> Tokens,
    ValueList<FoundSecret> Invitations,
    string? Setup,
    ValueList<Guid> Sessions
) : AuditFact(ActionName, "store")
{
    public const string ActionName = "store.upgraded";

    internal static StoreUpgraded Read(FactData data) =>
        new(
            data.Parts("people").Select(user => new FoundCredentials(user.Id("id"), CredentialDigests.Read(user))).ToValueList(),
            data.Parts("tokens").Select(FoundSecret.Read).ToValueList(),
            data.Parts("invitations").Select(FoundSecret.Read).ToValueList(),
            data.TextOrNone("setup"),
            data.Texts("sessions").Select(Guid.Parse).ToValueList()
        );

    public override JsonObject Data() =>
        new()
        {
            ["people"] = new JsonArray([.. People.Select(user => user.Credentials.ToData().With("id", user.User.ToString("D")))]),
            ["tokens"] = new JsonArray([.. Tokens.Select(token => token.ToData())]),
            ["invitations"] = new JsonArray([.. Invitations.Select(invitation => invitation.ToData())]),
            ["setup"] = Setup,
            ["sessions"] = new JsonArray([.. Sessions.Select(session => JsonValue.Create(session.ToString("D")))]),
        };
}
