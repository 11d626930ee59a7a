using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>Someone tried to sign in, and could not.</summary>
public sealed record SignInRefused(Guid? Person, string Cause, string? From)
    : AuditFact(ActionName, Person is null ? "people" : $"people/{Person}")
{
    public const string ActionName = "sign-in.refused";

    internal static SignInRefused Read(FactData data) => new(data.PersonOrNone, data.Text("cause"), data.TextOrNone("from"));

    public override JsonObject Data() => new() { ["cause"] = Cause, ["from"] = From };
}
