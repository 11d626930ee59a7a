using System.Globalization;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats;
using ResponsibilityPortal.Formats.Pdf;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Reports;

/// <summary>The options of a PDF export in the query of its address.</summary>
/// <param name="Filter">Without a view, which has no meaning on paper.</param>
/// <param name="Since">Number of the version since which changes are listed. Null for the version before.</param>
public sealed record ReportOptions(MatrixFilter Filter, ReportPaper Paper, int? Since)
{
    /// <summary>
    /// Whether a time stamp is requested, if the portal is set so. A version has only two such reports, one for each paper, so that
    /// strangers can't cause an unlimited number of requests to the time-stamp server.
    /// </summary>
    public bool IsStamped => Filter == MatrixFilter.None && Since is null;

    /// <summary>
    /// Reads the options. Filter values are kept as they are, see <see cref="FilterProblem"/>. An unknown paper or version is a problem.
    /// </summary>
    /// <param name="problem">What is wrong, with the valid values. Null when nothing is.</param>
    public static ReportOptions? Read(IQueryCollection query, MatrixVersion version, out string? problem)
    {
        problem = null;
        string? ValueOf(string key) => QueryFilters.TextOf(query, key);
        var filter = ExportFormat.Pdf.HeededOf(MatrixFilter.Parse(ValueOf));
        if (ReportPaper.Parse(ValueOf(PortalUrls.PaperKey)) is not { } paper)
        {
            problem =
                $"\u201C{ValueOf(PortalUrls.PaperKey)}\u201D isn't a paper size for exports. Use "
                    + $"{string.Join(" or ", ReportPaper.All.Select(known => known.Query))}.";
            return null;
        }

        var since = ReadSince(query, version, out problem);

        // The version before is the default, so it is omitted: one file has one address.
        return problem is null ? new ReportOptions(filter, paper, since == version.Number - 1 ? null : since) : null;
    }

    /// <summary>Reads the version since which changes are listed; null when none is requested.</summary>
    /// <param name="problem">What is wrong, with the valid values. Null when nothing is.</param>
    public static int? ReadSince(IQueryCollection query, MatrixVersion version, out string? problem)
    {
        problem = null;
        var since = QueryFilters.TextOf(query, PortalUrls.FromVersionKey)?.Trim();
        if (string.IsNullOrEmpty(since))
        {
            return null;
        }

        if (int.TryParse(since, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number < version.Number)
        {
            return number;
        }

        problem =
            version.Number == 1
                ? $"\u201C{since}\u201D isn't an earlier version: version 1 is the first, so there are no changes to list."
                : $"\u201C{since}\u201D isn't an earlier version: changes in version {version.Number} can be listed since versions 1 "
                    + $"to {version.Number - 1}.";
        return null;
    }

    /// <summary>Returns the address of the export, with its query in the only spelling.</summary>
    public string AddressOf(PortalUrls urls, MatrixVersion version) =>
        urls.PdfExport(version.Matrix, version.Number, Filter, Paper == ReportPaper.A4 ? null : Paper.Query, Since);
}
