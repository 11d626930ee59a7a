using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Formats.Questionnaires;

/// <summary>A row of a sheet.</summary>
/// <param name="Number">From 1, as spreadsheets show it.</param>
/// <param name="Cells">The cells with text, from left to right; at least one.</param>
public sealed record SheetRow(int Number, ValueList<SheetCell> Cells)
{
    /// <summary>Returns the text in a column, from 1; null when there is none.</summary>
    public string? In(int column)
    {
        foreach (var cell in Cells.AsSpan())
        {
            if (cell.Column == column)
            {
                return cell.Text;
            }
        }

        return null;
    }
}
