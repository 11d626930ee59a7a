using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A means of signing in was added, replaced, removed or used up.</summary>
public sealed record CredentialChanged(Guid Person, string Credential, string Change)
    : AuditFact(ActionName, $"people/{Person}")
{
    public const string ActionName = "credential.changed";

    internal static CredentialChanged Read(FactData data) => new(data.Person, data.Text("credential"), data.Text("change"));

    public override JsonObject Data() => new() { ["credential"] = Credential, ["change"] = Change };
}
