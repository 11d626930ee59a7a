using ResponsibilityPortal.Domain.Drafts;
using ResponsibilityPortal.Formats.Questionnaires;
using ResponsibilityPortal.Formats.Xlsx;

namespace ResponsibilityPortal.Formats.Spreadsheet;

/// <summary>A row of an edited sheet with details.</summary>
/// <param name="Columns">The columns by heading. Columns that someone removed are missing.</param>
internal sealed record EditedRow(SheetRow Row, Dictionary<string, int> Columns)
{
    public CellKey Cell { get; init; }

    /// <summary>The slug of the party; null for the one row of a cell that is not applicable.</summary>
    public string? Party { get; init; }

    /// <summary>Whether the file still has a column.</summary>
    public bool Has(string heading) => Columns.ContainsKey(heading);

    /// <summary>Returns the text in a column; null when it is empty or the column is missing.</summary>
    public string? TextIn(string heading) =>
        Columns.TryGetValue(heading, out var column) ? EditedText.In(Row, column) : null;

    /// <summary>Returns the name of the cell in a column, such as "H12".</summary>
    public string At(string heading) => CellReference.Of(Columns[heading], Row.Number);
}
