using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;

namespace ResponsibilityPortal.Tests.Formats.Xlsx;

/// <summary>A workbook as an independent library reads it.</summary>
internal sealed class OpenWorkbook : IDisposable
{
    private readonly SpreadsheetDocument _document;

    public OpenWorkbook(byte[] file) => _document = SpreadsheetDocument.Open(new MemoryStream(file, writable: false), false);

    public SpreadsheetDocument Document => _document;

    /// <summary>The names of the sheets in their order.</summary>
    public IReadOnlyList<string> Sheets => [.. All.Select(sheet => sheet.Name!.Value!)];

    private IEnumerable<Sheet> All => _document.WorkbookPart!.Workbook!.Sheets!.Elements<Sheet>();

    /// <summary>What the validator finds against the rules of each release of Excel.</summary>
    public IReadOnlyList<string> Errors() =>
        [
            .. new[] { FileFormatVersions.Office2010, FileFormatVersions.Office2019, FileFormatVersions.Microsoft365 }
                .SelectMany(version => new OpenXmlValidator(version).Validate(_document, TestContext.Current.CancellationToken))
                .Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}"),
        ];

    public WorksheetPart Part(string sheet) =>
        (WorksheetPart)_document.WorkbookPart!.GetPartById(All.Single(known => known.Name == sheet).Id!.Value!);

    /// <summary>Returns the cells of a sheet by their names, such as "B4". Cells without a text are left out.</summary>
    public Dictionary<string, string> Texts(string sheet) =>
        CellsOf(sheet).Where(cell => cell.HasChildren).ToDictionary(cell => cell.CellReference!.Value!, cell => cell.InnerText);

    /// <summary>Returns the texts of a sheet row by row. Rows have as many texts as the widest row.</summary>
    public List<string[]> Rows(string sheet)
    {
        var rows = Part(sheet)
            .Worksheet!.Descendants<Row>()
            .Select(row => row.Elements<Cell>().Select(cell => cell.HasChildren ? cell.InnerText : "").ToArray())
            .ToList();
        var width = rows.Max(row => row.Length);
        return [.. rows.Select(row => row.Concat(Enumerable.Repeat("", width - row.Length)).ToArray())];
    }

    public IEnumerable<Cell> CellsOf(string sheet) => Part(sheet).Worksheet!.Descendants<Cell>();

    /// <summary>Returns the format of a cell with the colour behind its text, as RRGGBB.</summary>
    public (CellFormat Format, string? Fill) StyleOf(string sheet, string cell)
    {
        var styles = _document.WorkbookPart!.WorkbookStylesPart!.Stylesheet!;
        var index = (int)CellsOf(sheet).Single(known => known.CellReference == cell).StyleIndex!.Value;
        var format = styles.CellFormats!.Elements<CellFormat>().ElementAt(index);
        var fill = styles.Fills!.Elements<Fill>().ElementAt((int)format.FillId!.Value).PatternFill!.ForegroundColor?.Rgb?.Value;
        return (format, fill?[2..]);
    }

    public void Dispose() => _document.Dispose();
}
