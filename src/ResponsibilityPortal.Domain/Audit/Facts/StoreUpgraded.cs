using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>
/// The first start of a release that records secrets as digests found a store of an earlier one. Nobody can tell any longer how its secrets
/// came to be what they are; from here on every change is recorded.
/// </summary>
/// <param name="People">By what each user can sign in.</param>
/// <param name="Tokens">By public id, the digest of each API token's secret.</param>
/// <param name="Invitations">By user, the digest of their one-time link.</param>
/// <param name="Setup">The digest of the setup link; null when none works.</param>
/// <param name="Sessions">The ids of all sessions that were open.</param>
public sealed record StoreUpgraded(
    ValueList<FoundCredentials> People, ValueList<FoundSecret> Tokens, ValueList<FoundSecret> Invitations, string? Setup, ValueList<Guid> Sessions)
    : AuditFact(ActionName, "store")
{
    public const string ActionName = "store.upgraded";

    internal static StoreUpgraded Read(FactData data) => new(
        data.Parts("people").Select(person => new FoundCredentials(person.Id("id"), CredentialDigests.Read(person))).ToValueList(),
        data.Parts("tokens").Select(FoundSecret.Read).ToValueList(),
        data.Parts("invitations").Select(FoundSecret.Read).ToValueList(),
        data.TextOrNone("setup"),
        data.Texts("sessions").Select(Guid.Parse).ToValueList());

    public override JsonObject Data() => new()
    {
        ["people"] = new JsonArray([.. People.Select(person => person.Credentials.ToData().With("id", person.Person.ToString("D")))]),
        ["tokens"] = new JsonArray([.. Tokens.Select(token => token.ToData())]),
        ["invitations"] = new JsonArray([.. Invitations.Select(invitation => invitation.ToData())]),
        ["setup"] = Setup,
        ["sessions"] = new JsonArray([.. Sessions.Select(session => JsonValue.Create(session.ToString("D")))]),
    };
}
