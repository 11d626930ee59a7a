using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Audit.Facts;

/// <summary>A user commented on a row or a cell, for the team.</summary>
public sealed record CommentAdded(string Matrix, Guid Comment, string Responsibility, string? HostingModel, string Text)
    : AuditFact(ActionName, $"matrices/{Matrix}/comments/{Comment:D}")
{
    public const string ActionName = "comment.added";

    internal static CommentAdded Read(FactData data) =>
        new(data.Matrix, data.Comment, data.Text("responsibility"), data.TextOrNone("hostingModel"), data.Text("text"));

    public override JsonObject Data() =>
        new()
        {
            ["responsibility"] = Responsibility,
            ["hostingModel"] = HostingModel,
            ["text"] = Text,
        };
}
