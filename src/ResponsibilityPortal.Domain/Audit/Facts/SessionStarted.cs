using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A user signed in.</summary>
/// <param name="From">The network address of the browser.</param>
/// <param name="Browser">Browser and system in words, such as "Firefox on Windows"; null when the browser sent no name.</param>
/// <param name="Credentials">The user's credentials at that time; null in entries of earlier releases.</param>
public sealed record SessionStarted(
    Guid User,
    Guid Session,
    string Method,
    string? From,
    string? Browser = null,
    CredentialDigests? Credentials = null
) : AuditFact(ActionName, $"people/{User}")
{
    public const string ActionName = "session.started";

    internal static SessionStarted Read(FactData data) =>
        new(
            data.User,
            data.Id("session"),
            data.Text("method"),
            data.TextOrNone("from"),
            data.TextOrNone("browser"),
            CredentialDigests.ReadFrom(data)
        );

    public override JsonObject Data() =>
        new JsonObject
        {
            ["session"] = Session.ToString("D"),
            ["method"] = Method,
            ["from"] = From,
            ["browser"] = Browser,
        }.With(CredentialDigests.Name, Credentials?.ToData());
}
