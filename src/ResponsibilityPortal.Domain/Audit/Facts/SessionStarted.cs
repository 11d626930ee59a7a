using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A person signed in.</summary>
/// <param name="From">The network address of the browser.</param>
/// <param name="Browser">Browser and system in words, such as "Firefox on Windows"; null when it did not say.</param>
/// <param name="Credentials">By what the user could sign in then; null in entries of earlier releases.</param>
public sealed record SessionStarted(Guid Person, Guid Session, string Method, string? From, string? Browser = null, CredentialDigests? Credentials = null)
    : AuditFact(ActionName, $"people/{Person}")
{
    public const string ActionName = "session.started";

    internal static SessionStarted Read(FactData data) => new(data.Person, data.Id("session"), data.Text("method"), data.TextOrNone("from"), data.TextOrNone("browser"), CredentialDigests.ReadFrom(data));

    public override JsonObject Data() =>
        new JsonObject { ["session"] = Session.ToString("D"), ["method"] = Method, ["from"] = From, ["browser"] = Browser }.With(CredentialDigests.Name, Credentials?.ToData());
}
