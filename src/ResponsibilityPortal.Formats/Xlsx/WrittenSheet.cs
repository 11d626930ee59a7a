using System.Globalization;

namespace ResponsibilityPortal.Formats.Xlsx;

/// <summary>What the other parts of a workbook need to know of a sheet.</summary>
/// <param name="setup">How it looks and prints.</param>
/// <param name="number">Its position, from 1.</param>
internal sealed class WrittenSheet(SheetSetup setup, int number)
{
    public string Name => setup.Name;

    public SheetSetup Setup => setup;

    public int Number => number;

    public string Part => string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/sheet{number}.xml");

    public string RelationsPart => string.Create(CultureInfo.InvariantCulture, $"xl/worksheets/_rels/sheet{number}.xml.rels");

    /// <summary>The number of rows.</summary>
    public int Rows { get; set; }

    /// <summary>The addresses that cells link to, in the order of their relation IDs, which begin with 1.</summary>
    public List<string> Addresses { get; } = [];

    /// <summary>The cells with a filter, in absolute notation; null when there is no filter or nothing to filter.</summary>
    public string? FilterRange =>
        setup.FilterRow is { } row && row <= Rows
            ? string.Create(
                CultureInfo.InvariantCulture,
                $"$A${row}:${CellReference.ColumnName(setup.Columns.Count)}${Math.Max(Rows, row)}"
            )
            : null;

    /// <summary>The name of the sheet in formulas.</summary>
    public string QuotedName => $"'{Name.Replace("'", "''", StringComparison.Ordinal)}'";
}
