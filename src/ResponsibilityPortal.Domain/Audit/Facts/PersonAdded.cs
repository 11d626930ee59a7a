using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>An account was made; its owner has yet to follow the one-time link.</summary>
public sealed record PersonAdded(PersonRecord Person)
    : AuditFact(ActionName, $"people/{Person.Id}")
{
    public const string ActionName = "person.added";

    internal static PersonAdded Read(FactData data) => new(PersonRecord.Read(data));

    public override JsonObject Data() => Person.ToData();
}
