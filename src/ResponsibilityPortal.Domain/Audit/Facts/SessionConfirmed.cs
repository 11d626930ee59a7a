using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A signed-in user confirmed their identity before a sensitive change.</summary>
/// <param name="Credentials">The user's credentials at that time; null in entries of earlier releases.</param>
public sealed record SessionConfirmed(Guid User, Guid Session, string Method, string? From, CredentialDigests? Credentials = null)
    : AuditFact(ActionName, $"people/{User}")
{
    public const string ActionName = "session.confirmed";

    internal static SessionConfirmed Read(FactData data) =>
        new(data.User, data.Id("session"), data.Text("method"), data.TextOrNone("from"), CredentialDigests.ReadFrom(data));

    public override JsonObject Data() =>
        new JsonObject
        {
            ["session"] = Session.ToString("D"),
            ["method"] = Method,
            ["from"] = From,
        }.With(CredentialDigests.Name, Credentials?.ToData());
}
