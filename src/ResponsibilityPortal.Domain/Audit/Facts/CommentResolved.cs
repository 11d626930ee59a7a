using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A comment of the team was resolved or reopened.</summary>
public sealed record CommentResolved(string Matrix, Guid Comment, bool IsResolved)
    : AuditFact(ActionName, $"matrices/{Matrix}/comments/{Comment:D}")
{
    public const string ActionName = "comment.settled";

    internal static CommentResolved Read(FactData data) => new(data.Matrix, data.Comment, data.Flag("settled"));

    public override JsonObject Data() => new() { ["settled"] = IsResolved };
}
