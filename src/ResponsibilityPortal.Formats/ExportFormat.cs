using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Filter;

namespace ResponsibilityPortal.Formats;

/// <summary>A file format that versions are exported in. Addresses, links, documents and tests follow <see cref="All"/>.</summary>
/// <param name="Key">The end of its addresses and file names, without a dot.</param>
/// <param name="Name">What short links call it.</param>
/// <param name="Title">What links call it where there is room to say for whom it is.</param>
/// <param name="MediaType">The content type of its files.</param>
public sealed record ExportFormat(string Key, string Name, string Title, string MediaType)
{
    /// <summary>The report for auditors, signed and regenerated the same from its address.</summary>
    public static ExportFormat Pdf { get; } = new("pdf", "PDF", "PDF for auditors", "application/pdf") { HeedsFilter = true, IsCompressed = true };

    /// <summary>The whole content, byte for byte as its hash names it.</summary>
    public static ExportFormat Json { get; } = new("json", "JSON", "JSON", "application/json; charset=utf-8");

    /// <summary>A line for each responsibility and hosting model shown.</summary>
    public static ExportFormat Csv { get; } = new("csv", "CSV", "CSV", "text/csv; charset=utf-8; header=present")
    {
        HeedsFilter = true,
        HeedsView = true,
        Variants = [new("with semicolons", "separator", "semicolon")],
    };

    /// <summary>Every format, in the order of links.</summary>
    public static ValueList<ExportFormat> All { get; } = [Pdf, Json, Csv];

    /// <summary>Whether the file holds what a filter shows. The other files hold the whole version, whatever the address says.</summary>
    public bool HeedsFilter { get; private init; }

    /// <summary>Whether the form of the page (table, overview, checklist) makes a difference to the file.</summary>
    public bool HeedsView { get; private init; }

    /// <summary>Whether its files are compressed, so that compressing them again for the way gains nothing.</summary>
    public bool IsCompressed { get; private init; }

    /// <summary>Other ways to write it that links offer.</summary>
    public ValueList<ExportVariant> Variants { get; private init; } = [];

    /// <summary>Returns the format of a key in any case; null when there is none.</summary>
    public static ExportFormat? Find(string key) => All.FirstOrDefault(format => format.Key.Equals(key, StringComparison.OrdinalIgnoreCase));

    /// <summary>Returns the part of a filter that makes a difference to the file.</summary>
    public MatrixFilter HeededOf(MatrixFilter filter) =>
        !HeedsFilter ? MatrixFilter.None : HeedsView ? filter : filter.Only(field => field.Effect != FilterEffect.Form);
}
