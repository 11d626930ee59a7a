using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>Roles, end date, status, name or e-mail address of an account were changed.</summary>
public sealed record UserChanged(UserRecord Before, UserRecord After) : AuditFact(ActionName, $"people/{After.Id}")
{
    public const string ActionName = "person.changed";

    internal static UserChanged Read(FactData data) => new(UserRecord.Read(data.Part("before")), UserRecord.Read(data.Part("after")));

    public override JsonObject Data() => new() { ["before"] = Before.ToData(), ["after"] = After.ToData() };
}
