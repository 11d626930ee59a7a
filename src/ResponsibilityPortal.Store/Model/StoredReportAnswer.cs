using ResponsibilityPortal.Domain.Access;

namespace ResponsibilityPortal.Store.Model;

/// <summary>What a member of the team says about a problem report. Only the team sees it. It is removed with the report.</summary>
public sealed class StoredReportAnswer
{
    public const int TextMaxLength = 4_000;

    private StoredReportAnswer() { }

    public Guid Id { get; private set; }

    public Guid ReportId { get; private set; }

    public string Text { get; private set; } = "";

    public DateTimeOffset WrittenAt { get; private set; }

    public string AuthorId { get; private set; } = "";

    public string AuthorName { get; private set; } = "";

    public static StoredReportAnswer Create(StoredProblemReport report, string text, Actor author, DateTimeOffset now) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            ReportId = report.Id,
            Text = text,
            WrittenAt = now,
            AuthorId = author.Id,
            AuthorName = author.Name,
        };
}
