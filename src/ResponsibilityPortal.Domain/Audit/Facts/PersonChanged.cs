using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>Roles, end date, standing, name or e-mail address of an account changed.</summary>
public sealed record PersonChanged(PersonRecord Before, PersonRecord After)
    : AuditFact(ActionName, $"people/{After.Id}")
{
    public const string ActionName = "person.changed";

    internal static PersonChanged Read(FactData data) => new(PersonRecord.Read(data.Part("before")), PersonRecord.Read(data.Part("after")));

    public override JsonObject Data() => new() { ["before"] = Before.ToData(), ["after"] = After.ToData() };
}
