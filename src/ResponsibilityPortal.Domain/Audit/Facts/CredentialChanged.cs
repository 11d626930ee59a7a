using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A means of signing in was added, replaced, removed or used up.</summary>
public sealed record CredentialChanged(Guid Person, string Credential, string Change)
    : AuditFact("credential.changed", $"people/{Person}")
{
    public override JsonObject Data() => new() { ["credential"] = Credential, ["change"] = Change };
}
