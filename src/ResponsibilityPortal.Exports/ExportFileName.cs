using System.Globalization;
using ResponsibilityPortal.Domain.Publishing;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Exports;

/// <summary>Under which name a file is saved: it says which matrix, which version and whether it is all of it.</summary>
public static class ExportFileName
{
    /// <param name="extension">Without the dot.</param>
    public static string For(MatrixVersion version, MatrixFilter filter, string extension) => string.Create(
        CultureInfo.InvariantCulture,
        $"{version.Matrix}-v{version.Number}{(filter.Without(MatrixFilter.ViewKey) == MatrixFilter.None ? "" : "-extract")}.{extension}");
}
