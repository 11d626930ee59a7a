using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A session was ended before it expired.</summary>
public sealed record SessionEnded(Guid User, Guid Session, string Cause) : AuditFact(ActionName, $"people/{User}")
{
    public const string ActionName = "session.ended";

    internal static SessionEnded Read(FactData data) => new(data.User, data.Id("session"), data.Text("cause"));

    public override JsonObject Data() => new() { ["session"] = Session.ToString("D"), ["cause"] = Cause };
}
