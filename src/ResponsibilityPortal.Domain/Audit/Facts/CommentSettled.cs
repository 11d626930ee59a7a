using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>What a comment of the team was about is settled, or open again.</summary>
public sealed record CommentSettled(string Matrix, Guid Comment, bool IsSettled)
    : AuditFact(ActionName, $"matrices/{Matrix}/comments/{Comment:D}")
{
    public const string ActionName = "comment.settled";

    internal static CommentSettled Read(FactData data) => new(data.Matrix, data.Comment, data.Flag("settled"));

    public override JsonObject Data() => new() { ["settled"] = IsSettled };
}
