using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>An account was made; its owner has yet to follow the one-time link.</summary>
/// <param name="Link">The digest of the one-time link; null in entries of earlier releases.</param>
public sealed record PersonAdded(PersonRecord Person, string? Link = null)
    : AuditFact(ActionName, $"people/{Person.Id}")
{
    public const string ActionName = "person.added";

    internal static PersonAdded Read(FactData data) => new(PersonRecord.Read(data), data.TextOrNone("link"));

    public override JsonObject Data() => Person.ToData().With("link", Link);
}
