using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A signed-in person proved once more who they are, to change how they sign in.</summary>
public sealed record SessionConfirmed(Guid Person, Guid Session, string Method, string? From)
    : AuditFact(ActionName, $"people/{Person}")
{
    public const string ActionName = "session.confirmed";

    internal static SessionConfirmed Read(FactData data) => new(data.Person, data.Id("session"), data.Text("method"), data.TextOrNone("from"));

    public override JsonObject Data() => new() { ["session"] = Session.ToString("D"), ["method"] = Method, ["from"] = From };
}
