using System.IO.Compression;
using ResponsibilityPortal.Domain.Reading.Answering;
using ResponsibilityPortal.Formats.Questionnaires;

namespace ResponsibilityPortal.Tests.Formats.Questionnaires;

/// <summary>Files that were made to do harm, or that no spreadsheet has written: each is refused with a sentence.</summary>
public sealed class HostileFileTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private const string TooLarge = "The workbook is too large when unpacked";
    private const string Damaged = "The workbook is damaged.";
    private const string Row = """<row r="1"><c r="A1" t="inlineStr"><is><t>Is MFA enforced?</t></is></c></row>""";

    public static TheoryData<string, byte[], string> Files =>
        new()
        {
            { "a ZIP bomb", Bomb(40), TooLarge },
            { "a ZIP bomb in many parts", Bombs(), TooLarge },
            { "too many parts", ManyParts(), "The workbook has too many parts" },
            { "macros", RawWorkbook.WithRows(Row, ("xl/vbaProject.bin", [1])), "The workbook has macros." },
            {
                "links to other workbooks",
                RawWorkbook.WithRows(Row, ("xl/externalLinks/externalLink1.xml", [1])),
                "The workbook has links to other workbooks."
            },
            {
                "a document type definition",
                RawWorkbook.With("<!DOCTYPE x [<!ENTITY a \"b\">]><worksheet><sheetData/></worksheet>"u8),
                Damaged
            },
            {
                "an external entity",
                RawWorkbook.With("<!DOCTYPE x [<!ENTITY a SYSTEM \"file:///etc/passwd\">]><worksheet>&a;</worksheet>"u8),
                Damaged
            },
            {
                "an external document type definition",
                RawWorkbook.WithRows(
                    Row,
                    ("xl/workbook.xml", RawWorkbook.Bytes("<!DOCTYPE x SYSTEM \"http://127.0.0.1:9/x.dtd\"><workbook/>"))
                ),
                Damaged
            },
            {
                "entities within entities",
                WithTexts(
                    "<si><t>&c;</t></si>",
                    declaration: "<!DOCTYPE x [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;\">]>"
                ),
                Damaged
            },
            { "XML that isn't well formed", RawWorkbook.WithRows("<row>"), Damaged },
            { "text that isn't UTF-8", RawWorkbook.With([0x3C, 0x61, 0xFF, 0x3E]), Damaged },
            {
                "a sheet that is another file",
                RawWorkbook.WithRows(
                    Row,
                    ("xl/_rels/workbook.xml.rels", RawWorkbook.Relation("worksheet", "file:///etc/passwd", "External"))
                ),
                "The workbook has no sheet with cells."
            },
            {
                "another document",
                RawWorkbook.WithRows(Row, ("_rels/.rels", RawWorkbook.Relation("officeDocument", "word.xml"))),
                "The file is no workbook."
            },
            { "too many cells", RawWorkbook.WithRows(Rows(9_000, 23)), "The file has more than 200,000 cells with text." },
            { "too many rows", RawWorkbook.WithRows(Rows(10_001)), "The file has more than 10,000 rows with text." },
            {
                "a long text for many cells",
                Shared(new string('x', 1_000_000), 2_000),
                "The file has a cell with more than 32,767 characters."
            },
            {
                "a shared text for many cells",
                Shared(new string('x', 32_767), 2_000),
                "The file has more than 8,000,000 characters in its cells."
            },
            { "too many columns", RawWorkbook.WithRows(Rows(1, 501)), "The file has more than 500 columns with text." },
            { "many names", RawWorkbook.WithRows(Names(5_100)), "The workbook has more than 5,000 different names in its XML." },
            { "many names among the texts", WithTexts(Names(5_100)), "The workbook has more than 5,000 different names in its XML." },
            { "deep elements", RawWorkbook.WithRows(Deep(1_000_000)), Damaged },
            { "deep elements among the texts", WithTexts(Deep(65)), Damaged },
            { "many attributes", RawWorkbook.WithRows($"<row {Attributes(200_000)}/>"), Damaged },
            { "a repeated row", RawWorkbook.WithRows(Row + Row), Damaged },
            { "a row zero", RawWorkbook.WithRows("""<row r="0"><c><v>1</v></c></row>"""), Damaged },
            { "a row below the last", RawWorkbook.WithRows("""<row r="1048577"><c><v>1</v></c></row>"""), Damaged },
            { "a row without number", RawWorkbook.WithRows("""<row r="x"><c><v>1</v></c></row>"""), Damaged },
            { "a repeated cell", RawWorkbook.WithRows("""<row r="1"><c r="B1"><v>1</v></c><c r="B1"><v>2</v></c></row>"""), Damaged },
            { "cells out of order", RawWorkbook.WithRows("""<row r="1"><c r="C1"><v>1</v></c><c r="B1"><v>2</v></c></row>"""), Damaged },
            { "a cell after the last column", RawWorkbook.WithRows("""<row r="1"><c r="XFE1"><v>1</v></c></row>"""), Damaged },
            { "one part as many sheets", SamePart(2), Damaged },
            { "too many sheets", SamePart(101), "The workbook has more than 100 sheets." },
            { "a ZIP file without its end", RawWorkbook.WithRows(Row)[..^30], Damaged },
            { "an old workbook", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0], "This workbook is in the old format (XLS)" },
            { "a picture", [0x89, 0x50, 0x4E, 0x47, 0, 0, 0], "This is no XLSX, CSV or TXT file." },
            { "more than 2 MB", new byte[QuestionLines.MaxBytes + 1], "The file has more than 2 MB." },
        };

    [Theory]
    [MemberData(nameof(Files))]
    public void Read_HostileFile_IsRefusedWithASentence(string what, byte[] file, string sentence)
    {
        Assert.NotEmpty(what);
        var refused = Assert.IsType<QuestionnaireFileOutcome.Refused>(Read(file));

        Assert.StartsWith(sentence, refused.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_PartWithFalseLength_IsRefused()
    {
        var file = RawWorkbook.WithRows(string.Concat(Enumerable.Repeat(Row, 50)));

        // The length of the sheet's part in the central directory, made one less than what is packed.
        var at = file.AsSpan().LastIndexOf("xl/worksheets/sheet1.xml"u8) - 46 + 24;
        file[at]--;

        Assert.IsType<QuestionnaireFileOutcome.Refused>(Read(file));
    }

    [Fact]
    public void Read_CutFiles_NeverFail()
    {
        var file = SampleWorkbook.With(("1", "Is MFA enforced?"));
        for (var length = 0; length < file.Length; length += 23)
        {
            AnswerAll(file[..length]);
            byte[] altered = [.. file];
            altered[length] ^= 0x55;
            AnswerAll(altered);
        }
    }

    /// <summary>Files that can be read, although no spreadsheet has written them.</summary>
    public static TheoryData<string, byte[]> OddFiles =>
        new()
        {
            { "a heading alone", RawWorkbook.WithRows("""<row r="1"><c r="A1" t="str"><v>Security Requirements</v></c></row>""") },
            {
                "headings alone",
                RawWorkbook.WithRows("""<row r="1"><c r="A1" t="str"><v>Question</v></c><c r="B1" t="str"><v>Requirement</v></c></row>""")
            },
            { "no rows", RawWorkbook.WithRows("") },
            { "a row within a cell", RawWorkbook.WithRows("""<row r="1"><c r="A1"><v>1</v><row r="2"></row></c></row>""") },
            { "widths within a cell", RawWorkbook.WithRows("""<row r="1"><c><v>1</v></c><c r="B1"><cols></cols></c></row>""") },
            { "a cell within a cell", RawWorkbook.WithRows("""<row r="1"><c><v>1</v></c><c r="B1"><c r="C1"><v>2</v></c></c></row>""") },
            {
                "shared texts that there aren't",
                WithTexts(
                    "<si><t>One</t></si>",
                    """<row><c t="s"><v>-1</v></c><c t="s"><v>1</v></c><c t="s"><v>2147483648</v></c><c t="s"><v>one</v></c><c t="s"/></row>"""
                )
            },
            { "cells of unknown types", RawWorkbook.WithRows("""<row><c t="d"><v>2026-01-01</v></c><c t="x"><v>1</v></c><c t=""><v>1</v></c></row>""") },
            {
                "huge dimensions",
                RawWorkbook.With(
                    "<worksheet><dimension ref=\"A1:XFD1048576\"/><cols><col min=\"1\" max=\"16384\"/></cols><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>"u8
                )
            },
            { "a cell at the last column", RawWorkbook.WithRows("""<row r="1"><c r="XFD1"><v>1</v></c></row>""") },
            { "texts that break words", RawWorkbook.WithRows("""<row><c t="str"><v>_xD800_ _x0000_ 1</v></c></row>""") },
            { "as many columns as allowed", RawWorkbook.WithRows(Rows(2, 500)) },
            { "many names within the limit", RawWorkbook.WithRows(Row + Names(4_000)) },
            { "deep elements within the limit", WithTexts(Deep(60)) },
        };

    [Theory]
    [MemberData(nameof(OddFiles))]
    public void Answer_OddFile_NeverFails(string what, byte[] file)
    {
        Assert.NotEmpty(what);
        Assert.IsType<QuestionnaireFileOutcome.Sheets>(Read(file));

        AnswerAll(file);
    }

    [Theory]
    [InlineData(0, 501, "The file has more than 500 columns with text.")]
    [InlineData(16_384, 1, "The file has text after column 16,384, the last one of spreadsheets.")]
    [InlineData(0, 500, null)]
    [InlineData(16_383, 1, null)]
    [InlineData(20_000, 0, null)]
    public void Read_CsvWithManyColumns_IsRefusedWhereTheyHaveText(int empty, int filled, string? sentence)
    {
        var line = new string(',', empty) + string.Join(',', Enumerable.Repeat("x", filled));
        var outcome = QuestionnaireFile.Read("questions.csv", RawWorkbook.Bytes($"Is MFA enforced?\n{line}\n"), Cancellation);

        if (sentence is null)
        {
            Assert.IsType<QuestionnaireFileOutcome.Sheets>(outcome);
        }
        else
        {
            var refused = Assert.IsType<QuestionnaireFileOutcome.Refused>(outcome);
            Assert.StartsWith(sentence, refused.Problem, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Answer_CancelledRequest_Stops()
    {
        var file = RawWorkbook.WithRows(Rows(3));
        var columns = new SheetColumns(0, 1, null, null);
        var sheet = Assert.IsType<QuestionnaireFileOutcome.Sheets>(Read(file)).All[0];
        var cancelled = new CancellationToken(canceled: true);

        Assert.Throws<OperationCanceledException>(() => QuestionnaireFile.Read("", file, cancelled));
        Assert.Throws<OperationCanceledException>(() => SheetQuestions.Read(sheet, columns, cancelled));
        Assert.Throws<OperationCanceledException>(() => WorkbookAnswers.Add(file, 0, columns, Answers([1]), cancelled));
    }

    [Fact]
    public void Answer_WithADamagedPartThatIsNotRead_IsRefused()
    {
        var file = RawWorkbook.WithRows(Row, ("docProps/app.xml", "<x/>"u8.ToArray()));
        file[file.AsSpan().IndexOf("docProps/app.xml"u8) - 30] ^= 0x55;
        Assert.IsType<QuestionnaireFileOutcome.Sheets>(Read(file));

        var outcome = WorkbookAnswers.Add(file, 0, new SheetColumns(0, 1, null, null), Answers([1]), Cancellation);

        Assert.StartsWith(Damaged, Assert.IsType<WorkbookAnswersOutcome.Refused>(outcome).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public void Answer_WithAStyleThatIsNoNumber_WritesNone()
    {
        var file = RawWorkbook.WithRows("""<row r="1"><c r="A1" s="1&quot; t=&quot;x"><v>1</v></c></row>""");

        var added = Assert.IsType<WorkbookAnswersOutcome.Added>(
            WorkbookAnswers.Add(file, 0, new SheetColumns(0, 1, null, null), Answers([1]), Cancellation)
        );

        using var archive = new ZipArchive(new MemoryStream(added.File));
        using var sheet = new StreamReader(archive.GetEntry(RawWorkbook.SheetPart)!.Open());
        Assert.Contains("<c r=\"B1\" t=\"inlineStr\">", sheet.ReadToEnd(), StringComparison.Ordinal);
    }

    private static QuestionnaireFileOutcome Read(byte[] file) =>
        QuestionnaireFile.Read("questions.xlsx", file, TestContext.Current.CancellationToken);

    /// <summary>Answers each row of each sheet, as a reader who chooses one sheet after the other.</summary>
    private static void AnswerAll(byte[] file)
    {
        if (Read(file) is not QuestionnaireFileOutcome.Sheets { IsWorkbook: true, All: var sheets })
        {
            return;
        }

        Assert.InRange(ColumnGuess.SheetOf(sheets, TestContext.Current.CancellationToken), 0, sheets.Count - 1);
        foreach (var (index, sheet) in sheets.Index())
        {
            if (ColumnGuess.Of(sheet, TestContext.Current.CancellationToken) is { } columns)
            {
                var read = SheetQuestions.Read(sheet, columns, Cancellation);
                Assert.True(read.Problem is null || read.Questions.Count == 0);
                Assert.NotNull(WorkbookAnswers.Add(file, index, columns, Answers(sheet.Rows.Select(row => row.Number)), Cancellation));
            }
        }
    }

    private static Dictionary<int, IReadOnlyList<string>> Answers(IEnumerable<int> rows) =>
        rows.ToDictionary(row => row, IReadOnlyList<string> (_) => ["a", "b", "c", "d", "e"]);

    private static string Deep(int levels) =>
        string.Concat(Enumerable.Repeat("<a>", levels)) + string.Concat(Enumerable.Repeat("</a>", levels));

    private static string Attributes(int count) => string.Join(' ', Enumerable.Range(0, count).Select(number => $"a{number}=''"));

    /// <summary>A workbook with one shared text in many cells.</summary>
    private static byte[] Shared(string text, int cells) =>
        WithTexts(
            $"<si><t> {text} </t></si>",
            string.Concat(Enumerable.Range(1, cells).Select(row => $"""<row r="{row}"><c t="s"><v>0</v></c></row>"""))
        );

    private static byte[] WithTexts(string texts, string rows = Row, string declaration = "") =>
        RawWorkbook.WithRows(
            rows,
            ("xl/sharedStrings.xml", RawWorkbook.Bytes($"{declaration}<sst>{texts}</sst>")),
            (
                "xl/_rels/workbook.xml.rels",
                RawWorkbook.Bytes(
                    """<Relationships><Relationship Id="r1" Type="a/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="a/sharedStrings" Target="sharedStrings.xml"/></Relationships>"""
                )
            )
        );

    private static byte[] SamePart(int sheets) =>
        RawWorkbook.WithRows(
            Row,
            (
                "xl/workbook.xml",
                RawWorkbook.Bytes(
                    $"""<workbook xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">{string.Concat(Enumerable.Repeat("<sheet name='One' r:id='r1'/>", sheets))}</workbook>"""
                )
            )
        );

    private static byte[] Bomb(int megabytes) =>
        RawWorkbook.WithRows(Row, ("xl/media/image1.png", new byte[megabytes * 1_024 * 1_024]));

    private static byte[] Bombs() =>
        RawWorkbook.WithRows(
            Row,
            [.. Enumerable.Range(0, 5).Select(number => ($"xl/media/image{number}.png", new byte[15 * 1_024 * 1_024]))]
        );

    private static byte[] ManyParts()
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create))
        {
            for (var number = 0; number <= 2_000; number++)
            {
                archive.CreateEntry($"xl/{number}");
            }
        }

        return file.ToArray();
    }

    private static string Names(int count) => string.Concat(Enumerable.Range(0, count).Select(number => $"<n{number}/>"));

    private static string Rows(int rows, int cells = 1)
    {
        var row = $"<row>{string.Concat(Enumerable.Repeat("<c><v>1</v></c>", cells))}</row>";
        return string.Concat(Enumerable.Repeat(row, rows));
    }
}
