using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A session ended before its time.</summary>
public sealed record SessionEnded(Guid Person, Guid Session, string Cause)
    : AuditFact("session.ended", $"people/{Person}")
{
    public override JsonObject Data() => new() { ["session"] = Session.ToString("D"), ["cause"] = Cause };
}
