using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Pdf.Drawing;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>The paper of a report. Its pages are landscape, since a matrix is wider than high.</summary>
public sealed record ReportPaper
{
    private ReportPaper(string name, string query, PageSize size) => (Name, Query, Page) = (name, query, size.Turned);

    public static ReportPaper A4 { get; } = new("A4", "a4", PageSize.A4);

    public static ReportPaper Letter { get; } = new("Letter", "letter", PageSize.Letter);

    public static ValueList<ReportPaper> All { get; } = [A4, Letter];

    /// <summary>The name for readers.</summary>
    public string Name { get; }

    /// <summary>The name in addresses.</summary>
    public string Query { get; }

    internal PageSize Page { get; }

    /// <summary>Returns the paper with a name in an address: A4 when the address names none, null when the name is unknown.</summary>
    public static ReportPaper? Parse(string? query) =>
        string.IsNullOrWhiteSpace(query)
            ? A4
            : All.FirstOrDefault(paper => paper.Query.Equals(query.Trim(), StringComparison.OrdinalIgnoreCase));
}
