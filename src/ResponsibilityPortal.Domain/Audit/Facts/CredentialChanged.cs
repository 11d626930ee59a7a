using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A sign-in method was added, replaced, removed or used up.</summary>
/// <param name="Credentials">The user's credentials after the change; null in entries of earlier releases.</param>
/// <param name="Link">The digest of the one-time link or setup link that was used; null when none was, and in entries of earlier
/// releases.</param>
public sealed record CredentialChanged(
    Guid User,
    string Credential,
    string Change,
    CredentialDigests? Credentials = null,
    string? Link = null
) : AuditFact(ActionName, $"people/{User}")
{
    public const string ActionName = "credential.changed";

    internal static CredentialChanged Read(FactData data) =>
        new(data.User, data.Text("credential"), data.Text("change"), CredentialDigests.ReadFrom(data), data.TextOrNone("link"));

    public override JsonObject Data() =>
        new JsonObject { ["credential"] = Credential, ["change"] = Change }
            .With(CredentialDigests.Name, Credentials?.ToData())
            .With("link", Link);
}
