using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>Someone with the setup link became administrator.</summary>
public sealed record AdministratorClaimed(PersonRecord Person)
    : AuditFact(ActionName, $"people/{Person.Id}")
{
    public const string ActionName = "administrator.claimed";

    internal static AdministratorClaimed Read(FactData data) => new(PersonRecord.Read(data));

    public override JsonObject Data() => Person.ToData();
}
