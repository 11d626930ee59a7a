using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A user approved a draft or sent it back.</summary>
/// <param name="ContentHash">The content that was approved or sent back. The approval applies to no other content.</param>
public sealed record ReviewDecided(string Matrix, string ContentHash, bool IsApproved, string? Remark)
    : AuditFact(NameOf(IsApproved), $"matrices/{Matrix}/review")
{
    public static string NameOf(bool isApproved) => isApproved ? "review.approved" : "review.sent-back";

    internal static ReviewDecided Read(FactData data, bool isApproved) =>
        new(data.Matrix, data.Text("contentHash"), isApproved, data.TextOrNone("remark"));

    public override JsonObject Data() => new() { ["contentHash"] = ContentHash, ["remark"] = Remark };
}
