using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Pdf.Drawing;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>The paper a report is made for. Its pages lie across, since a matrix is wider than high.</summary>
public sealed record ReportPaper
{
    private ReportPaper(string name, string query, PageSize size) => (Name, Query, Page) = (name, query, size.Turned);

    public static ReportPaper A4 { get; } = new("A4", "a4", PageSize.A4);

    public static ReportPaper Letter { get; } = new("Letter", "letter", PageSize.Letter);

    public static ValueList<ReportPaper> All { get; } = [A4, Letter];

    /// <summary>As people call it.</summary>
    public string Name { get; }

    /// <summary>As addresses write it.</summary>
    public string Query { get; }

    internal PageSize Page { get; }

    /// <summary>The paper that an address asks for; A4 when it asks for none, null when there is none of that name.</summary>
    public static ReportPaper? Parse(string? query) =>
        string.IsNullOrWhiteSpace(query) ? A4 : All.FirstOrDefault(paper => paper.Query.Equals(query.Trim(), StringComparison.OrdinalIgnoreCase));
}
