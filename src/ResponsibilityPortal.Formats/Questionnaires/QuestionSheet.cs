using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats.Xlsx;

namespace ResponsibilityPortal.Formats.Questionnaires;

/// <summary>A sheet of a workbook, or a CSV file, as text.</summary>
/// <param name="Rows">The rows that have a cell with text, in order.</param>
/// <param name="Merged">The merged ranges, such as those of titles.</param>
public sealed record QuestionSheet(string Name, ValueList<SheetRow> Rows, ValueList<MergedRange> Merged)
{
    /// <summary>Whether the workbook hides the sheet.</summary>
    public bool IsHidden { get; init; }

    /// <summary>The cells with a comment, such as "C4"; none where the file was read without comments.</summary>
    public ValueList<string> Commented { get; init; } = [];

    /// <summary>The last column that has text, from 1; 0 for an empty sheet.</summary>
    public int ColumnCount { get; } = Rows.Count == 0 ? 0 : Rows.Max(row => row.Cells[^1].Column);
}
