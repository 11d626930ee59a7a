using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A signed-in user requested something that their roles don't allow.</summary>
public sealed record AccessRefused(string Function, string Needed) : AuditFact(ActionName, Function)
{
    public const string ActionName = "access.refused";

    internal static AccessRefused Read(FactData data) => new(data.Target, data.Text("needed"));

    public override JsonObject Data() => new() { ["needed"] = Needed };
}
