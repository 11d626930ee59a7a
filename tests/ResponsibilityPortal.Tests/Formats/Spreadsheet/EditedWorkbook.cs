using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace ResponsibilityPortal.Tests.Formats.Spreadsheet;

/// <summary>Edits an exported workbook with an independent library, as a user does in a spreadsheet.</summary>
internal static class EditedWorkbook
{
    /// <summary>Returns the workbook with other texts in cells of a sheet.</summary>
    /// <param name="edits">The texts by their cells, such as "H12".</param>
    public static byte[] With(byte[] workbook, string sheetName, IReadOnlyDictionary<string, string> edits)
    {
        using var file = new MemoryStream();
        file.Write(workbook);
        using (var document = SpreadsheetDocument.Open(file, true))
        {
            var named = document.WorkbookPart!.Workbook!.Descendants<Sheet>().Single(sheet => sheet.Name == sheetName);
            var sheet = ((WorksheetPart)document.WorkbookPart.GetPartById(named.Id!.Value!)).Worksheet!;
            foreach (var (place, text) in edits)
            {
                var cell = sheet.Descendants<Cell>().Single(known => known.CellReference == place);
                cell.RemoveAllChildren();
                cell.DataType = CellValues.InlineString;
                cell.InlineString = new InlineString(new Text(text));
            }
        }

        return file.ToArray();
    }

    /// <summary>Returns the workbook without a sheet.</summary>
    public static byte[] Without(byte[] workbook, string sheetName)
    {
        using var file = new MemoryStream();
        file.Write(workbook);
        using (var document = SpreadsheetDocument.Open(file, true))
        {
            var named = document.WorkbookPart!.Workbook!.Descendants<Sheet>().Single(sheet => sheet.Name == sheetName);
            document.WorkbookPart.DeletePart(document.WorkbookPart.GetPartById(named.Id!.Value!));
            named.Remove();
        }

        return file.ToArray();
    }
}
