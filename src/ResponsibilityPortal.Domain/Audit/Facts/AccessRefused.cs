using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A signed-in person asked for what their roles do not allow.</summary>
public sealed record AccessRefused(string Function, string Needed)
    : AuditFact("access.refused", Function)
{
    public override JsonObject Data() => new() { ["needed"] = Needed };
}
