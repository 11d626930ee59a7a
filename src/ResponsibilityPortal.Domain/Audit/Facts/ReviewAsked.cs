using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>Somebody asked that a draft be looked at.</summary>
/// <param name="ContentHash">The draft as it was then.</param>
public sealed record ReviewAsked(string Matrix, string ContentHash, string? Comment)
    : AuditFact(ActionName, $"matrices/{Matrix}/review")
{
    public const string ActionName = "review.asked";

    internal static ReviewAsked Read(FactData data) => new(data.Matrix, data.Text("contentHash"), data.TextOrNone("comment"));

    public override JsonObject Data() => new() { ["contentHash"] = ContentHash, ["comment"] = Comment };
}
