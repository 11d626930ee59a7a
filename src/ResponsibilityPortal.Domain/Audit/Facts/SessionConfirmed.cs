using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A signed-in person proved once more who they are, to change how they sign in.</summary>
/// <param name="Credentials">By what the user could sign in then; null in entries of earlier releases.</param>
public sealed record SessionConfirmed(Guid Person, Guid Session, string Method, string? From, CredentialDigests? Credentials = null)
    : AuditFact(ActionName, $"people/{Person}")
{
    public const string ActionName = "session.confirmed";

    internal static SessionConfirmed Read(FactData data) => new(data.Person, data.Id("session"), data.Text("method"), data.TextOrNone("from"), CredentialDigests.ReadFrom(data));

    public override JsonObject Data() =>
        new JsonObject { ["session"] = Session.ToString("D"), ["method"] = Method, ["from"] = From }.With(CredentialDigests.Name, Credentials?.ToData());
}
