using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Auditing;

/// <summary>Someone with the setup link became administrator.</summary>
public sealed record AdministratorClaimed(PersonRecord Person)
    : AuditFact("administrator.claimed", $"people/{Person.Id}")
{
    public override JsonObject Data() => Person.ToData();
}
