using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Auditing;

/// <summary>A person signed in.</summary>
public sealed record SessionStarted(Guid Person, Guid Session, string Method, string? From)
    : AuditFact("session.started", $"people/{Person}")
{
    public override JsonObject Data() => new() { ["session"] = Session.ToString("D"), ["method"] = Method, ["from"] = From };
}
