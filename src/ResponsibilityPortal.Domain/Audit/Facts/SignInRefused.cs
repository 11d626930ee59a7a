using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>Someone tried to sign in, and could not.</summary>
/// <param name="Credentials">By what the user could sign in then; null without an account, and in entries of earlier releases.</param>
public sealed record SignInRefused(Guid? Person, string Cause, string? From, CredentialDigests? Credentials = null)
    : AuditFact(ActionName, Person is null ? "people" : $"people/{Person}")
{
    public const string ActionName = "sign-in.refused";

    internal static SignInRefused Read(FactData data) => new(data.PersonOrNone, data.Text("cause"), data.TextOrNone("from"), CredentialDigests.ReadFrom(data));

    public override JsonObject Data() => new JsonObject { ["cause"] = Cause, ["from"] = From }.With(CredentialDigests.Name, Credentials?.ToData());
}
