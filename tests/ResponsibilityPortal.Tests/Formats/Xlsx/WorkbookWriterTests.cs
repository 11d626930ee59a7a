using System.IO.Compression;
using CsCheck;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using ResponsibilityPortal.Formats.Importing;
using ResponsibilityPortal.Formats.Questionnaires;
using ResponsibilityPortal.Formats.Xlsx;
using ResponsibilityPortal.Tests.Formats.Csv;
using CellStyle = ResponsibilityPortal.Formats.Xlsx.CellStyle;
using SheetNames = ResponsibilityPortal.Formats.Xlsx.SheetNames;
using WorkbookProperties = ResponsibilityPortal.Formats.Xlsx.WorkbookProperties;

namespace ResponsibilityPortal.Tests.Formats.Xlsx;

public sealed class WorkbookWriterTests
{
    private static readonly WorkbookProperties Properties = new(
        "Who does what <&>",
        "Sample Ltd",
        new DateTimeOffset(2026, 11, 23, 10, 0, 0, TimeSpan.FromHours(1))
    )
    {
        Description = "A sample",
        Language = "en",
    };

    private static readonly CellStyle Heading = new()
    {
        IsBold = true,
        Color = "#FFFFFF",
        Fill = "#0067D9",
        Border = "#808080",
        IsWrapped = true,
        Alignment = CellAlignment.Center,
        IsInMiddle = true,
    };

    private static readonly SheetSetup Setup = new("Matrix", [new SheetColumn(30), new SheetColumn(12.5), new SheetColumn(9)])
    {
        FrozenRows = 2,
        FrozenColumns = 1,
        FilterRow = 2,
        IsLandscape = true,
        Footer = "7 & more",
        TabColor = "#7A3200",
    };

    [Fact]
    public async Task Write_EverySetting_IsValidByTheValidator()
    {
        using var workbook = new OpenWorkbook(await SampleAsync());

        Assert.Empty(workbook.Errors());
        Assert.Equal(["Matrix", "Don't panic & read", "表"], workbook.Sheets);
    }

    [Fact]
    public async Task Write_ASheet_HasPanesFilterTitlesMergedCellsAndPrintSetup()
    {
        using var workbook = new OpenWorkbook(await SampleAsync());
        var sheet = workbook.Part("Matrix").Worksheet!;

        var pane = sheet.Descendants<Pane>().Single();
        Assert.Equal(("B3", 1d, 2d), (pane.TopLeftCell!.Value, pane.HorizontalSplit!.Value, pane.VerticalSplit!.Value));
        Assert.Equal("A2:C4", sheet.GetFirstChild<AutoFilter>()!.Reference!.Value);
        Assert.Equal(["B1:C1", "A3:A4"], sheet.Descendants<MergeCell>().Select(cell => cell.Reference!.Value!));
        var page = sheet.GetFirstChild<PageSetup>()!;
        Assert.Equal((OrientationValues.Landscape, 0u), (page.Orientation!.Value, page.FitToHeight!.Value));
        Assert.True(sheet.SheetProperties!.PageSetupProperties!.FitToPage!.Value);
        Assert.Equal("&L 7 && more&R&P / &N", sheet.Descendants<OddFooter>().Single().Text);
        Assert.Equal(
            [
                ("_xlnm._FilterDatabase", "'Matrix'!$A$2:$C$4"),
                ("_xlnm.Print_Titles", "'Matrix'!$A:$A,'Matrix'!$1:$2"),
                ("_xlnm.Print_Titles", "'表'!$1:$1"),
            ],
            workbook.Document.WorkbookPart!.Workbook!.DefinedNames!.Elements<DefinedName>().Select(name => (name.Name!.Value!, name.Text))
        );
        var columns = sheet.Descendants<Column>().ToList();
        Assert.Equal([30, 12.5, 9], columns.Select(column => column.Width!.Value));
    }

    /// <summary>Only texts of sheets have codes for characters. Programs show the properties of a file as they are.</summary>
    [Fact]
    public async Task Write_Properties_ArePlainTexts()
    {
        var output = new AsynchronousStream();
        var properties = Properties with { Title = "A _x0041_ <&> \"b\"\u0001", Description = "_x005F_ and _x" };
        await using (var written = await WorkbookWriter.CreateAsync(output, properties, TestContext.Current.CancellationToken))
        {
            await written.WriteSheetAsync(Setup, [SheetLine.Empty], TestContext.Current.CancellationToken);
            await written.CompleteAsync(TestContext.Current.CancellationToken);
        }

        using var workbook = new OpenWorkbook(output.ToArray());
        var read = workbook.Document.PackageProperties;
        Assert.Equal(("A _x0041_ <&> \"b\"", "_x005F_ and _x"), (read.Title, read.Description));
    }

    /// <summary>A character that XML forbids is left out, also where that makes a code of what is around it.</summary>
    [Theory]
    [InlineData("_x0041_x0042_", "_x0041_x0042_")]
    [InlineData("_x0041__x0042_", "_x0041__x0042_")]
    [InlineData("_x005F_x0041_x005F_", "_x005F_x0041_x005F_")]
    [InlineData("__x0041_ and _x41_", "__x0041_ and _x41_")]
    [InlineData("_x00\u000141_", "_x0041_")]
    public async Task Write_TextsThatLookLikeCodes_AreReadAgainAsTheyWere(string text, string read)
    {
        var file = await WrittenAsync(Setup, [SheetLine.Of(CellStyle.Plain, text)]);

        var sheets = Assert.IsType<SpreadsheetOutcome.Read>(SpreadsheetFile.Read(file, TestContext.Current.CancellationToken)).Sheets;
        Assert.Equal(read, sheets[0].Rows[0].In(1));
    }

    [Theory]
    [InlineData(0, "😀")]
    [InlineData(1, "😀")]
    [InlineData(0, "&")]
    [InlineData(1, "&")]
    [InlineData(0, "&😀")]
    [InlineData(1, "&😀")]
    public async Task Write_ALongFooter_CutsBetweenCharacters(int offset, string characters)
    {
        var text = new string('x', offset) + string.Concat(Enumerable.Repeat(characters, 300));
        using var workbook = new OpenWorkbook(await WrittenAsync(Setup with { Footer = text }, [SheetLine.Empty]));

        Assert.Empty(workbook.Errors());
        var footer = workbook.Part("Matrix").Worksheet!.Descendants<OddFooter>().Single().Text;
        Assert.InRange(footer.Length, 190, 255);
        var written = footer["&L ".Length..^"&R&P / &N".Length];
        Assert.StartsWith(written.Replace("&&", "&", StringComparison.Ordinal), text, StringComparison.Ordinal);
        Assert.Equal(0, written.Count(character => character == '&') % 2);
        Assert.False(char.IsHighSurrogate(written[^1]));
    }

    [Fact]
    public async Task Write_Styles_AreSharedAndKeepTextsAsTexts()
    {
        using var workbook = new OpenWorkbook(await SampleAsync());

        var (heading, fill) = workbook.StyleOf("Matrix", "A1");
        Assert.Equal("0067D9", fill);
        Assert.True(heading.Alignment!.WrapText!.Value);
        Assert.Equal(workbook.StyleOf("Matrix", "B1").Format, heading);
        var formats = workbook.Document.WorkbookPart!.WorkbookStylesPart!.Stylesheet!.CellFormats!.Elements<CellFormat>().ToList();
        Assert.Equal(3, formats.Count);
        Assert.All(formats, format => Assert.Equal(49u, format.NumberFormatId!.Value));
    }

    [Fact]
    public async Task Write_Links_AreOfKnownKindsOnly()
    {
        using var workbook = new OpenWorkbook(await SampleAsync());
        var part = workbook.Part("Matrix");

        Assert.Equal(
            [("B3", "https://portal.example/a?b=1&c=%22"), ("C3", null), ("B4", "https://portal.example/a?b=1&c=%22")],
            part.Worksheet!.Descendants<Hyperlink>().Select(link => (link.Reference!.Value!, TargetOf(part, link)))
        );
        Assert.Equal("'Don''t panic & read'!A1", part.Worksheet!.Descendants<Hyperlink>().ElementAt(1).Location!.Value);
        Assert.Single(part.HyperlinkRelationships);
    }

    [Fact]
    public async Task Write_FormulasAndNumbers_AreTexts()
    {
        string[] texts = [.. InjectionPayloads.All.Select(row => row.Data), "8.10", "2026-11-23", "TRUE", "'quoted", "1e5"];
        var file = await WrittenAsync(Setup, texts.Select(text => SheetLine.Of(CellStyle.Plain, text)));
        using var workbook = new OpenWorkbook(file);

        Assert.Empty(workbook.Errors());
        var cells = workbook.CellsOf("Matrix").ToList();
        Assert.Equal(texts.Length, cells.Count);
        Assert.All(cells, cell => Assert.Equal((CellValues.InlineString, null), (cell.DataType!.Value, cell.CellFormula)));
        Assert.All(cells, cell => Assert.Null(cell.CellValue));
    }

    [Fact]
    public void Write_AnyText_IsReadBack() =>
        Gen.String.Array[1, 6]
            .Sample(
                texts =>
                {
                    var file = WrittenAsync(
                            Setup,
                            [SheetLine.Of(CellStyle.Plain, "first"), .. texts.Select(text => SheetLine.Of(Heading, text))]
                        )
                        .GetAwaiter()
                        .GetResult();
                    var read = QuestionnaireFile.Read("a.xlsx", file, TestContext.Current.CancellationToken);
                    Assert.Equal(
                        texts.Select(KeptOf).Where(text => text.Length > 0),
                        Assert.IsType<QuestionnaireFileOutcome.Sheets>(read).All[0].Rows.Skip(1).Select(row => row.In(1)!)
                    );
                },
                iter: 300
            );

    [Fact]
    public async Task Write_TheSameSheets_GivesTheSameBytesForEveryStream()
    {
        using var file = new MemoryStream();
        file.Write("before"u8);
        await WriteSampleAsync(file);

        Assert.Equal(await SampleAsync(), file.ToArray()["before".Length..]);
    }

    [Fact]
    public async Task Write_ManyRows_IsWrittenInSmallPieces()
    {
        var (output, made) = (new AsynchronousStream(), 0);
        await using (var workbook = await WorkbookWriter.CreateAsync(output, Properties, TestContext.Current.CancellationToken))
        {
            var text = new string('x', 1_000);
            var lines = Enumerable.Range(0, 20_000).Select(row => SheetLine.Of(CellStyle.Plain, text + made++, text, text));
            await workbook.WriteSheetAsync(Setup, lines, TestContext.Current.CancellationToken);
            await workbook.CompleteAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(20_000, made);
        Assert.InRange(output.LargestWrite, 1, 200_000);
        using var archive = new ZipArchive(new MemoryStream(output.ToArray()));
        Assert.InRange(archive.GetEntry("xl/worksheets/sheet1.xml")!.Length, 60_000_000, 70_000_000);
    }

    [Fact]
    public async Task Write_ATextThatIsTooLong_IsAnErrorAndCutTextFits()
    {
        var text = new string('é', WorkbookText.MaxLength - 2) + "😀😀";
        var error = await Assert.ThrowsAsync<ArgumentException>(() => WrittenAsync(Setup, [SheetLine.Of(CellStyle.Plain, null, text)]));
        Assert.Contains("B1 of the sheet 'Matrix'", error.Message, StringComparison.Ordinal);

        var cut = WorkbookText.Cut(text);
        Assert.Equal((WorkbookText.MaxLength - 1, "é…"), (cut.Length, cut[^2..]));
        using var workbook = new OpenWorkbook(await WrittenAsync(Setup, [SheetLine.Of(CellStyle.Plain, cut)]));
        Assert.Equal(cut, workbook.Texts("Matrix")["A1"]);
        Assert.Same("short", WorkbookText.Cut("short"));
    }

    [Fact]
    public async Task Write_MoreCellsThanColumns_IsAnError() =>
        Assert.Contains(
            "Row 1 of the sheet 'Matrix'",
            (
                await Assert.ThrowsAsync<ArgumentException>(() => WrittenAsync(Setup, [SheetLine.Of(Heading, "a", "b", "c", "d")]))
            ).Message,
            StringComparison.Ordinal
        );

    [Fact]
    public async Task Write_WithoutASheet_IsAnError()
    {
        await using var workbook = await WorkbookWriter.CreateAsync(new MemoryStream(), Properties, TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<InvalidOperationException>(() => workbook.CompleteAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Write_Choices_AreOfferedWhereTheyFit()
    {
        var setup = Setup with
        {
            Choices =
            [
                new ChoiceList(2, 3, 9, ["No", "Partial", "Say \"yes\""]),
                new ChoiceList(3, 3, 9, ["one, two"]),
                new ChoiceList(1, 3, 9, [new string('x', 300)]),
            ],
        };
        using var workbook = new OpenWorkbook(await WrittenAsync(setup, [SheetLine.Of(Heading, "a"), SheetLine.Of(Heading, "b")]));

        Assert.Empty(workbook.Errors());
        var validation = Assert.Single(workbook.Part("Matrix").Worksheet!.Descendants<DataValidation>());
        Assert.Equal(("B3:B9", "\"No,Partial,Say \"\"yes\"\"\""), (validation.SequenceOfReferences!.InnerText, validation.Formula1!.Text));
    }

    [Fact]
    public async Task Write_ColumnBreaks_ScaleTheWidestPageToThePaper()
    {
        var setup = new SheetSetup("Matrix", [.. new[] { 20, 50, 50, 130, 30 }.Select(width => new SheetColumn(width))])
        {
            FrozenColumns = 1,
            IsLandscape = true,
            ColumnBreaks = [3, 4],
        };
        using var workbook = new OpenWorkbook(await WrittenAsync(setup, [SheetLine.Of(Heading, "a", "b", "c", "d", "e")]));

        Assert.Empty(workbook.Errors());
        var sheet = workbook.Part("Matrix").Worksheet!;
        Assert.Equal([3u, 4u], sheet.Descendants<Break>().Select(page => page.Id!.Value));
        Assert.Equal(94u, sheet.GetFirstChild<PageSetup>()!.Scale!.Value);
    }

    [Fact]
    public async Task Write_WrappedTexts_MakeTheirRowsHighEnough()
    {
        var wrapped = new CellStyle { IsWrapped = true };
        var text = string.Join(' ', Enumerable.Repeat("word", 60));
        using var workbook = new OpenWorkbook(
            await WrittenAsync(
                Setup,
                [
                    SheetLine.Of(wrapped, "one", "two"),
                    SheetLine.Of(wrapped, "one\ntwo\nthree", "four"),
                    SheetLine.Of(wrapped, text),
                    SheetLine.Of(CellStyle.Plain, text),
                    new SheetLine(new[] { new TextCell(text, wrapped) { Columns = 3 } }),
                    SheetLine.Of(wrapped, string.Concat(Enumerable.Repeat("漢", 60))),
                    SheetLine.Of(wrapped, string.Concat(Enumerable.Repeat("word\n", 500))),
                ]
            )
        );

        // The column has room for 30 characters, the three columns together for 51.
        Assert.Equal(
            [null, 47, 163, null, 105, 76, 409],
            workbook.Part("Matrix").Worksheet!.Descendants<Row>().Select(row => row.Height?.Value)
        );
        Assert.DoesNotContain(workbook.Part("Matrix").Worksheet!.Descendants<Row>(), row => row.CustomHeight is not null);
    }

    [Theory]
    [InlineData("IaaS", "IaaS")]
    [InlineData("iaas", "iaas (2)")]
    [InlineData("a/b: [c]?*\\d", "a b c d")]
    [InlineData("'quoted'", "quoted")]
    [InlineData("HISTORY", "HISTORY (2)")]
    [InlineData(" \n ", "Sheet")]
    [InlineData("Customer-managed infrastructure in a cloud", "Customer-managed infrastructure")]
    [InlineData("Customer-managed infrastructur😀", "Customer-managed infrastructur")]
    public void Name_OfAnyText_IsOneThatSheetsCanHave(string text, string expected)
    {
        var names = new SheetNames();
        names.Add("IaaS");

        // The first one has the name already.
        Assert.Equal(text == "IaaS" ? "IaaS (2)" : expected, names.Add(text));
    }

    [Theory]
    [InlineData("a:b")]
    [InlineData("history")]
    [InlineData("MATRIX")]
    [InlineData("This name has more than thirty-one characters")]
    public async Task Write_ANameThatNoSheetCanHave_IsAnError(string name)
    {
        await using var workbook = await WorkbookWriter.CreateAsync(new MemoryStream(), Properties, TestContext.Current.CancellationToken);
        await workbook.WriteSheetAsync(Setup, [], TestContext.Current.CancellationToken);
        await Assert.ThrowsAsync<ArgumentException>(() =>
            workbook.WriteSheetAsync(Setup with { Name = name }, [], TestContext.Current.CancellationToken)
        );
    }

    private static string? TargetOf(WorksheetPart part, Hyperlink link) =>
        link.Id is { } id ? part.HyperlinkRelationships.Single(relation => relation.Id == id.Value).Uri.OriginalString : null;

    /// <summary>Returns what a workbook keeps of a text, as the reader of questionnaires trims it.</summary>
    private static string KeptOf(string text) =>
        string.Concat(
                text.EnumerateRunes()
                    .Where(rune => rune.Value is >= 0x20 and not (0xFFFE or 0xFFFF) or '\t' or '\n')
                    .Select(rune => rune.ToString())
            )
            .Trim();

    private static async Task<byte[]> SampleAsync()
    {
        var output = new AsynchronousStream();
        await WriteSampleAsync(output);
        return output.ToArray();
    }

    private static async Task WriteSampleAsync(Stream output)
    {
        var token = TestContext.Current.CancellationToken;
        await using var workbook = await WorkbookWriter.CreateAsync(output, Properties, token);
        await workbook.WriteSheetAsync(
            Setup,
            [
                new SheetLine(new[] { new TextCell("Title", Heading), new TextCell("Group", Heading) { Columns = 2 } }, 40),
                SheetLine.Of(Heading, "One", "Two", "Three"),
                new SheetLine(
                    new[]
                    {
                        new TextCell("A <b> & \"c\"") { Rows = 2 },
                        new TextCell(" link\n") { Link = "https://portal.example/a?b=1&c=\"" },
                        new TextCell("inside") { Link = "#'Don''t panic & read'!A1" },
                    }
                ),
                new SheetLine(
                    new[]
                    {
                        new TextCell(null),
                        new TextCell("again") { Link = "https://portal.example/a?b=1&c=\"" },
                        new TextCell("no link") { Link = "javascript:alert(1)" },
                    }
                ),
            ],
            token
        );
        await workbook.WriteSheetAsync(new SheetSetup("Don't panic & read", [new SheetColumn(8) { IsHidden = true }]), [], token);
        await workbook.WriteSheetAsync(
            new SheetSetup("表", [new SheetColumn(8) { Style = new CellStyle { IsItalic = true } }]) { FrozenRows = 1 },
            [SheetLine.Empty, new SheetLine(new[] { new TextCell("x") })],
            token
        );
        await workbook.CompleteAsync(token);
    }

    private static async Task<byte[]> WrittenAsync(SheetSetup setup, IEnumerable<SheetLine> lines)
    {
        var output = new AsynchronousStream();
        await using (var workbook = await WorkbookWriter.CreateAsync(output, Properties, TestContext.Current.CancellationToken))
        {
            await workbook.WriteSheetAsync(setup, lines, TestContext.Current.CancellationToken);
            await workbook.CompleteAsync(TestContext.Current.CancellationToken);
        }

        return output.ToArray();
    }
}
