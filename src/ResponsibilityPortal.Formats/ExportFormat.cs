using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Formats.Caiq;
using ResponsibilityPortal.Formats.Crm;

namespace ResponsibilityPortal.Formats;

/// <summary>A file format of exported versions. Addresses, links, documents and tests use <see cref="All"/>.</summary>
/// <param name="Key">The end of its addresses and file names, without a dot.</param>
/// <param name="Name">The label of short links.</param>
/// <param name="Title">The label of links that have room to say who the format is for.</param>
/// <param name="MediaType">The content type of its files.</param>
public sealed record ExportFormat(string Key, string Name, string Title, string MediaType)
{
    private const string WorkbookMediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>The signed report for auditors. Its address always gives the same file.</summary>
    public static ExportFormat Pdf { get; } =
        new("pdf", "PDF", "PDF for auditors", "application/pdf") { HeedsFilter = true, IsCompressed = true };

    /// <summary>The whole content: exactly the bytes of its content hash.</summary>
    public static ExportFormat Json { get; } = new("json", "JSON", "JSON", "application/json; charset=utf-8");

    /// <summary>A line for each responsibility and hosting model shown.</summary>
    public static ExportFormat Csv { get; } =
        new("csv", "CSV", "CSV", "text/csv; charset=utf-8; header=present")
        {
            HeedsFilter = true,
            HeedsView = true,
            Variants = [new("with semicolons", "separator", "semicolon")],
        };

    /// <summary>A component definition of OSCAL, for governance and compliance tools.</summary>
    public static ExportFormat Oscal { get; } =
        new("oscal.json", "OSCAL", "OSCAL component definition", "application/json; charset=utf-8") { HeedsFilter = true };

    /// <summary>A workbook in the terms of CSA's questionnaire CAIQ.</summary>
    public static ExportFormat Caiq { get; } =
        new("caiq.xlsx", "CAIQ", "CAIQ workbook", WorkbookMediaType)
        {
            HeedsFilter = true,
            IsCompressed = true,
            ProblemOf = CaiqWorkbook.ProblemOf,
        };

    /// <summary>A workbook in the terms of FedRAMP's customer responsibility matrix.</summary>
    public static ExportFormat Crm { get; } =
        new("crm.xlsx", "CRM", "FedRAMP CRM workbook", WorkbookMediaType)
        {
            HeedsFilter = true,
            IsCompressed = true,
            ProblemOf = CrmWorkbook.ProblemOf,
        };

    /// <summary>A workbook for people: the matrix, its cells in detail, control mapping, sources and changes.</summary>
    public static ExportFormat Xlsx { get; } =
        new("xlsx", "Excel", "Excel workbook", WorkbookMediaType) { HeedsFilter = true, IsCompressed = true };

    /// <summary>Tables for documentation sites and code repositories.</summary>
    public static ExportFormat Markdown { get; } =
        new("md", "Markdown", "Markdown", "text/markdown; charset=utf-8") { HeedsFilter = true };

    /// <summary>Every format, in the order of links.</summary>
    public static ValueList<ExportFormat> All { get; } = [Pdf, Json, Csv, Oscal, Caiq, Crm, Xlsx, Markdown];

    /// <summary>Whether the file contains what a filter shows. Other formats contain the whole version and ignore the filter.</summary>
    public bool HeedsFilter { get; private init; }

    /// <summary>Whether the view of the page (table, overview, checklist) makes a difference to the file.</summary>
    public bool HeedsView { get; private init; }

    /// <summary>Whether its files are compressed already, so that compressing the response gains nothing.</summary>
    public bool IsCompressed { get; private init; }

    /// <summary>Returns why a matrix can't be in this format, in sentences; null when it can.</summary>
    public Func<Matrix, string?> ProblemOf { get; private init; } = _ => null;

    /// <summary>Variants of the format that links offer.</summary>
    public ValueList<ExportVariant> Variants { get; private init; } = [];

    /// <summary>Returns the formats that a matrix can be in, in the order of links.</summary>
    public static IEnumerable<ExportFormat> For(Matrix matrix) => All.Where(format => format.ProblemOf(matrix) is null);

    /// <summary>Returns the format with a key, in any case of letters; null when there is none.</summary>
    public static ExportFormat? Find(string key) =>
        All.FirstOrDefault(format => format.Key.Equals(key, StringComparison.OrdinalIgnoreCase));

    /// <summary>Returns the part of a filter that makes a difference to the file.</summary>
    public MatrixFilter HeededOf(MatrixFilter filter) =>
        !HeedsFilter ? MatrixFilter.None
        : HeedsView ? filter
        : filter.Only(field => field.Effect != FilterEffect.Form);
}
