using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A session ended before its time.</summary>
public sealed record SessionEnded(Guid Person, Guid Session, string Cause)
    : AuditFact(ActionName, $"people/{Person}")
{
    public const string ActionName = "session.ended";

    internal static SessionEnded Read(FactData data) => new(data.Person, data.Id("session"), data.Text("cause"));

    public override JsonObject Data() => new() { ["session"] = Session.ToString("D"), ["cause"] = Cause };
}
