using ResponsibilityPortal.Formats.Importing;
using ResponsibilityPortal.Formats.Questionnaires;

namespace ResponsibilityPortal.Formats.Spreadsheet;

/// <summary>
/// Texts of an edited file in the form that a matrix stores. Spreadsheets write other line ends, and people paste tabs.
/// </summary>
internal static class EditedText
{
    /// <summary>Returns the text in a column; null when there is nothing to see.</summary>
    public static string? In(SheetRow row, int column) => row.In(column) is { } text ? Of(text) : null;

    /// <summary>Returns an exported text as an unedited file has it; null when there is nothing to see.</summary>
    public static string? Of(string? exported) => exported is not null && ImportText.Lines(exported) is { Length: > 0 } text ? text : null;
}
