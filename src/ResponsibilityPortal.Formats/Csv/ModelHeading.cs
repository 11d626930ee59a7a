using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Formats.Csv;

/// <summary>The heading of the CSV column with the names of hosting models.</summary>
internal static class ModelHeading
{
    private const string Usual = "hosting model";

    /// <summary>The headings that a word for the columns of a matrix could repeat.</summary>
    private static readonly string[] Others =
    [
        "done",
        "owner",
        "date",
        "your part",
        CsvColumns.Matrix,
        CsvColumns.Version,
        "domain",
        "control",
        CsvColumns.Responsibility,
        "title",
        "description",
        "deployments",
        CsvColumns.Accountable,
        PartWords.JointlyAccountable,
        PartWords.NotApplicable,
        CsvColumns.Contributing,
        CsvColumns.Basis,
        CsvColumns.CustomerPart,
        CsvColumns.Sharing,
        "sources of the cell",
        "note",
        "keywords",
        "sources",
        "related",
        "reviewed on",
        "review due on",
        "address",
    ];

    /// <summary>Returns the matrix's own word for its columns, unless another column has that name.</summary>
    public static string Of(Matrix matrix) =>
        Others.Contains(matrix.ColumnKind.Singular, StringComparer.OrdinalIgnoreCase) ? Usual : matrix.ColumnKind.Singular;
}
