using System.Globalization;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Formats;

/// <summary>Names of downloaded files. They say which version they hold and whether that is all of it.</summary>
public static class ExportFileName
{
    /// <summary>"yugabytedb-v3.csv", or "yugabytedb-v3-filtered.csv".</summary>
    /// <param name="extension">Without its dot; may have two parts, as in <c>oscal.json</c>.</param>
    public static string Of(MatrixVersion version, MatrixFilter filter, string extension) =>
        string.Create(CultureInfo.InvariantCulture, $"{version.Matrix}-v{version.Number}{(filter == MatrixFilter.None ? "" : "-filtered")}.{extension}");
}
