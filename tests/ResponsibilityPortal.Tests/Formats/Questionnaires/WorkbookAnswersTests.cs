using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using DocumentFormat.OpenXml.Validation;
using ResponsibilityPortal.Formats.Questionnaires;

namespace ResponsibilityPortal.Tests.Formats.Questionnaires;

public sealed partial class WorkbookAnswersTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private static readonly byte[] Workbook = SampleWorkbook.With(("1.1", "Is MFA enforced?"), ("1.2", "Who runs the backups?"));

    private static readonly IReadOnlyList<string> Texts =
    [
        "Yugabyte",
        "=HYPERLINK(\"https://elsewhere.example\")",
        "A < B & \"C\"\nsecond line _x0041_ 😀\u0001",
        "https://portal.example/1",
        "sure",
    ];

    [Fact]
    public void Add_ToAWorkbook_KeepsEveryOtherPart()
    {
        var (before, after) = (PartsOf(Workbook), PartsOf(Answered()));

        Assert.Equal(before.Keys, after.Keys);
        var changed = Assert.Single(before.Keys, part => !before[part].SequenceEqual(after[part]));
        Assert.StartsWith("xl/worksheets/", changed, StringComparison.Ordinal);
    }

    [Fact]
    public void Add_ToASheet_KeepsEveryOtherCharacter()
    {
        var part = PartsOf(Workbook).Single(part => Encoding.UTF8.GetString(part.Value).Contains("COUNTA", StringComparison.Ordinal)).Key;
        var (before, after) = (Encoding.UTF8.GetString(PartsOf(Workbook)[part]), Encoding.UTF8.GetString(PartsOf(Answered())[part]));

        // The new cell replaces one that had only a style. All others are inserted.
        const string replaced = "<x:c r=\"E4\" s=\"1\" />";
        Assert.Contains(replaced, before, StringComparison.Ordinal);
        var (cells, widths) = (InsertedCells().Count(after), InsertedWidths().Count(after));
        Assert.Equal((10, 5), (cells, widths));
        Assert.Equal(
            before.Replace(replaced, "", StringComparison.Ordinal),
            InsertedWidths().Replace(InsertedCells().Replace(after, ""), "")
        );
    }

    [Fact]
    public void Add_ToAWorkbook_PutsTextsAfterTheLastUsedColumn()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(Answered()), false);
        var cells = CellsOf(document);

        Assert.Equal(WorkbookAnswers.Headings, "EFGHI".Select(column => cells[$"{column}3"].InnerText));
        Assert.Equal(Texts.Take(2), "EF".Select(column => cells[$"{column}4"].InnerText));
        Assert.Equal("A < B & \"C\"\nsecond line _x005F_x0041_ 😀", cells["G4"].InnerText);
        Assert.All("EFGHI", column => Assert.Equal(CellValues.InlineString, cells[$"{column}4"].DataType!.Value));
        Assert.All("EFGHI", column => Assert.Equal(1u, cells[$"{column}4"].StyleIndex!.Value));
        Assert.Null(cells["F4"].CellFormula);
        Assert.Equal("COUNTA(B4:B99)", cells["D2"].CellFormula!.Text);
        Assert.False(cells["E5"].HasChildren, "Row 5 has no answer.");
    }

    [Fact]
    public void Add_ToAWorkbook_StaysValid()
    {
        using var before = SpreadsheetDocument.Open(new MemoryStream(Workbook), false);
        using var after = SpreadsheetDocument.Open(new MemoryStream(Answered()), false);

        Assert.Empty(new OpenXmlValidator().Validate(before, TestContext.Current.CancellationToken).Select(error => error.Description));
        Assert.Empty(new OpenXmlValidator().Validate(after, TestContext.Current.CancellationToken).Select(error => error.Description));
    }

    [Fact]
    public void Add_TheSameAnswers_GivesTheSameBytes() => Assert.Equal(Answered(), Answered());

    [Fact]
    public void Add_ToItsOwnResult_AddsFurtherColumns()
    {
        var again = Answered(Answered());

        using var document = SpreadsheetDocument.Open(new MemoryStream(again), false);
        Assert.Equal("Responsible", CellsOf(document)["J3"].InnerText);
    }

    [Fact]
    public void Add_WithUtf16AndPrefixes_KeepsTheEncoding()
    {
        const string sheet = """
            <?xml version="1.0" encoding="utf-16"?>
            <s:worksheet xmlns:s="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><s:sheetData><s:row
              r='4'><s:c r="B4" t="inlineStr" note="a>b"><s:is><s:t>Is MFA
            enforced?</s:t></s:is></s:c></s:row></s:sheetData></s:worksheet>
            """;
        var workbook = RawWorkbook.With([0xFF, 0xFE, .. Encoding.Unicode.GetBytes(sheet)]);

        var answered = Added(WorkbookAnswers.Add(workbook, 0, new SheetColumns(0, 2, null, null), Answers, Cancellation));

        var written = PartsOf(answered)[RawWorkbook.SheetPart];
        Assert.Equal([0xFF, 0xFE], written[..2]);
        Assert.Contains(
            "</s:c><s:c r=\"C4\" t=\"inlineStr\"><s:is><s:t xml:space=\"preserve\">Yugabyte",
            Encoding.Unicode.GetString(written),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Add_ToASheetWithoutRoom_AddsNothing()
    {
        var workbook = RawWorkbook.With(
            """<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1"><c r="XFC1"><v>1</v></c></row></sheetData></worksheet>"""u8
        );

        var outcome = WorkbookAnswers.Add(workbook, 0, new SheetColumns(0, 1, null, null), Answers, Cancellation);

        Assert.Contains("no room for answers", Assert.IsType<WorkbookAnswersOutcome.Refused>(outcome).Problem, StringComparison.Ordinal);
    }

    private static Dictionary<int, IReadOnlyList<string>> Answers { get; } = new() { [4] = Texts };

    private static byte[] Answered(byte[]? workbook = null) =>
        Added(WorkbookAnswers.Add(workbook ?? Workbook, 1, new SheetColumns(3, 2, 1, null), Answers, Cancellation));

    private static byte[] Added(WorkbookAnswersOutcome outcome) => Assert.IsType<WorkbookAnswersOutcome.Added>(outcome).File;

    [GeneratedRegex("<x:c r=\"[E-I][34]\"[^>]* t=\"inlineStr\">.*?</x:c>", RegexOptions.Singleline)]
    private static partial Regex InsertedCells();

    [GeneratedRegex("<x:col min=\"[5-9]\"[^>]*/>")]
    private static partial Regex InsertedWidths();

    private static Dictionary<string, Cell> CellsOf(SpreadsheetDocument document)
    {
        var id = document.WorkbookPart!.Workbook!.Descendants<Sheet>().Single(sheet => sheet.Name == SampleWorkbook.Sheet).Id!;
        return ((WorksheetPart)document.WorkbookPart.GetPartById(id!))
            .Worksheet!.Descendants<Cell>()
            .ToDictionary(cell => cell.CellReference!.Value!, cell => cell);
    }

    private static Dictionary<string, byte[]> PartsOf(byte[] workbook)
    {
        using var archive = new ZipArchive(new MemoryStream(workbook));
        return archive.Entries.ToDictionary(entry => entry.FullName, BytesOf);
    }

    private static byte[] BytesOf(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }
}
