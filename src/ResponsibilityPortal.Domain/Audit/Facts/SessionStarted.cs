using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A person signed in.</summary>
/// <param name="From">The network address of the browser.</param>
/// <param name="Browser">Browser and system in words, such as "Firefox on Windows"; null when it did not say.</param>
public sealed record SessionStarted(Guid Person, Guid Session, string Method, string? From, string? Browser = null)
    : AuditFact(ActionName, $"people/{Person}")
{
    public const string ActionName = "session.started";

    internal static SessionStarted Read(FactData data) => new(data.Person, data.Id("session"), data.Text("method"), data.TextOrNone("from"), data.TextOrNone("browser"));

    public override JsonObject Data() => new() { ["session"] = Session.ToString("D"), ["method"] = Method, ["from"] = From, ["browser"] = Browser };
}
