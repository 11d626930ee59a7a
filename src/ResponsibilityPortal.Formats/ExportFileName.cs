using System.Globalization;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Formats;

/// <summary>
/// Names of downloaded files. A name says which matrix, columns and version the file contains, when it was published, and whether it is
/// complete.
/// </summary>
public static class ExportFileName
{
    /// <summary>The most columns that a name lists.</summary>
    private const int ModelsMaxCount = 3;

    /// <summary>"yugabytedb-v3-2026-11-29.csv", or "yugabytedb-saas-paas-v3-2026-11-29-filtered.csv".</summary>
    /// <param name="filter">A filter without unknown values.</param>
    /// <param name="extension">The extension without its first dot; it may have two parts, as in <c>oscal.json</c>.</param>
    public static string Of(MatrixVersion version, MatrixFilter filter, string extension) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{version.Matrix}{ColumnsOf(filter)}-v{version.Number}-{Wording.Day(version.PublishedAt)}"
                + $"{(filter == MatrixFilter.None ? "" : "-filtered")}.{extension}"
        );

    /// <summary>"yugabytedb-v3.json": the name of the content within a PDF. It never changes, because the bytes of the PDF don't.</summary>
    public static string OfAttachment(MatrixVersion version) =>
        string.Create(CultureInfo.InvariantCulture, $"{version.Matrix}-v{version.Number}.{ExportFormat.Json.Key}");

    private static string ColumnsOf(MatrixFilter filter) =>
        filter.Models.Count is > 0 and <= ModelsMaxCount ? $"-{string.Join('-', filter.Models)}"
        : filter.Deployment is { } deployment ? $"-{deployment}"
        : "";
}
