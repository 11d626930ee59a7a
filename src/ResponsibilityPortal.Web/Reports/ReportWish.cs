using System.Globalization;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats;
using ResponsibilityPortal.Formats.Pdf;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Reports;

/// <summary>What somebody asks of a PDF export, as it stands in the query of its address.</summary>
/// <param name="Filter">Without a view, which means nothing on paper.</param>
/// <param name="Since">Number of the version since which changes are told; null for the one before.</param>
public sealed record ReportWish(MatrixFilter Filter, ReportPaper Paper, int? Since)
{
    /// <summary>
    /// Whether a time stamp is asked for, where the portal is set so. There are two such reports of a version, one for each paper, so that strangers
    /// cannot have the server asked without end.
    /// </summary>
    public bool IsStamped => Filter == MatrixFilter.None && Since is null;

    /// <summary>Reads a wish. Filter values are kept as they are, see <see cref="FilterProblem"/>; a paper or version that there is not is a problem.</summary>
    /// <param name="problem">What is wrong, with the values that there are; null when nothing is.</param>
    public static ReportWish? Read(IQueryCollection query, MatrixVersion version, out string? problem)
    {
        problem = null;
        string? ValueOf(string key) => QueryFilters.TextOf(query, key);
        var filter = ExportFormat.Pdf.HeededOf(MatrixFilter.Parse(ValueOf));
        if (ReportPaper.Parse(ValueOf(PortalUrls.PaperKey)) is not { } paper)
        {
            problem = $"\u201C{ValueOf(PortalUrls.PaperKey)}\u201D is not a paper that exports are made for. There are: {string.Join(" and ", ReportPaper.All.Select(known => known.Query))}.";
            return null;
        }

        var since = ValueOf(PortalUrls.FromVersionKey)?.Trim();
        if (string.IsNullOrEmpty(since))
        {
            return new ReportWish(filter, paper, null);
        }

        if (!int.TryParse(since, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number < 1 || number >= version.Number)
        {
            problem = version.Number == 1
                ? $"\u201C{since}\u201D is not an earlier version: version 1 is the first, so there is none to tell changes from."
                : $"\u201C{since}\u201D is not an earlier version: changes in version {version.Number} can be told from the versions 1 to {version.Number - 1}.";
            return null;
        }

        // Since the version before is what is told anyhow; one file has one address.
        return new ReportWish(filter, paper, number == version.Number - 1 ? null : number);
    }

    /// <summary>The address of the export, its query in its one form.</summary>
    public string AddressOf(PortalUrls urls, MatrixVersion version) =>
        urls.PdfExport(version.Matrix, version.Number, Filter, Paper == ReportPaper.A4 ? null : Paper.Query, Since);
}
