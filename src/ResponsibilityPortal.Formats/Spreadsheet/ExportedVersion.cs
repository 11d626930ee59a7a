using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Formats.Spreadsheet;

/// <summary>The version that a file says it was exported from.</summary>
/// <param name="Matrix">The short name of the matrix; null when the file doesn't have it.</param>
/// <param name="Number">Null when the file doesn't have it.</param>
/// <param name="VersionHash">Null when the file doesn't have it. Then the matrix and the number are there.</param>
public sealed record ExportedVersion(string? Matrix, int? Number, string? VersionHash)
{
    /// <summary>Returns whether this is the version.</summary>
    public bool Is(MatrixVersion version) =>
        VersionHash is not null
            ? version.VersionHash.Equals(VersionHash, StringComparison.OrdinalIgnoreCase)
            : version.Matrix == Matrix && version.Number == Number;
}
