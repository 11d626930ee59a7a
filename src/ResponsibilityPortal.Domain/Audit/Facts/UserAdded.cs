using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>An account was created. Its user has not used the one-time link yet.</summary>
/// <param name="Link">The digest of the one-time link; null in entries of earlier releases.</param>
public sealed record UserAdded(UserRecord User, string? Link = null) : AuditFact(ActionName, $"people/{User.Id}")
{
    public const string ActionName = "person.added";

    internal static UserAdded Read(FactData data) => new(UserRecord.Read(data), data.TextOrNone("link"));

    public override JsonObject Data() => User.ToData().With("link", Link);
}
