using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A sign-in failed.</summary>
/// <param name="Cause">One of <see cref="SignInCauses"/>, or the words of an earlier release.</param>
/// <param name="Credentials">The user's credentials at that time; null without an account, and in entries of earlier releases.</param>
public sealed record SignInRefused(Guid? User, string Cause, string? From, CredentialDigests? Credentials = null)
    : AuditFact(ActionName, User is null ? "people" : $"people/{User}")
{
    public const string ActionName = "sign-in.refused";

    internal static SignInRefused Read(FactData data) =>
        new(data.UserOrNone, data.Text("cause"), data.TextOrNone("from"), CredentialDigests.ReadFrom(data));

    public override JsonObject Data() =>
        new JsonObject { ["cause"] = Cause, ["from"] = From }.With(CredentialDigests.Name, Credentials?.ToData());
}
