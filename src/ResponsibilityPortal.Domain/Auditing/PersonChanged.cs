using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Auditing;

/// <summary>Roles, end date or standing of an account changed.</summary>
public sealed record PersonChanged(PersonRecord Before, PersonRecord After)
    : AuditFact("person.changed", $"people/{After.Id}")
{
    public override JsonObject Data() => new() { ["before"] = Before.ToData(), ["after"] = After.ToData() };
}
