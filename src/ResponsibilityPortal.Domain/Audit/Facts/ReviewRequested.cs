using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A user requested a review of a draft.</summary>
/// <param name="ContentHash">The content hash of the draft at that time.</param>
public sealed record ReviewRequested(string Matrix, string ContentHash, string? Comment)
    : AuditFact(ActionName, $"matrices/{Matrix}/review")
{
    public const string ActionName = "review.asked";

    internal static ReviewRequested Read(FactData data) => new(data.Matrix, data.Text("contentHash"), data.TextOrNone("comment"));

    public override JsonObject Data() => new() { ["contentHash"] = ContentHash, ["comment"] = Comment };
}
