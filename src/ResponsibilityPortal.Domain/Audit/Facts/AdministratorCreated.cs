using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>The setup link was used to create the first administrator.</summary>
public sealed record AdministratorCreated(UserRecord User) : AuditFact(ActionName, $"people/{User.Id}")
{
    public const string ActionName = "administrator.claimed";

    internal static AdministratorCreated Read(FactData data) => new(UserRecord.Read(data));

    public override JsonObject Data() => User.ToData();
}
