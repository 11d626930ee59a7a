using ResponsibilityPortal.Formats.Questionnaires;
using ResponsibilityPortal.Formats.Xlsx;

namespace ResponsibilityPortal.Formats.Spreadsheet;

/// <summary>Finds the columns of an edited sheet by their headings.</summary>
internal static class HeadedColumns
{
    /// <summary>Returns the columns by heading, whatever their case. A heading that occurs twice has none.</summary>
    /// <param name="needed">The headings whose columns are read. One that occurs twice is a problem.</param>
    public static Dictionary<string, int> Of(SheetRow headings, IEnumerable<string> needed, EditFindings findings)
    {
        var columns = headings
            .Cells.GroupBy(cell => cell.Text, StringComparer.OrdinalIgnoreCase)
            .ToDictionary(same => same.Key, same => same.Select(cell => cell.Column).ToList(), StringComparer.OrdinalIgnoreCase);
        foreach (var heading in needed)
        {
            if (columns.TryGetValue(heading, out var same) && same.Count > 1)
            {
                findings.AddProblem(
                    CellReference.Of(same[1], headings.Number),
                    $"Two columns are called “{heading}”, so none of them is read. Remove the one that you added, or give it another name."
                );
            }
        }

        return columns
            .Where(column => column.Value.Count == 1)
            .ToDictionary(column => column.Key, column => column.Value[0], StringComparer.OrdinalIgnoreCase);
    }
}
