using ResponsibilityPortal.Pdf.Layout;
using ResponsibilityPortal.Tests.Support.Pdf;

namespace ResponsibilityPortal.Tests.Pdf.Layout;

public sealed class TableFlowTests
{
    private static readonly FlowTable Table = new([2, 3, 3], SmallDocument.Row("Duty", "Hosted", "Own site")) { Summary = "Who answers" };
    private static readonly FlowTable WithDetails = Table with { DetailHeader = SmallDocument.Cell("More") };

    [Fact]
    public void Table_IsReadBackCellByCell()
    {
        var rows = Enumerable
            .Range(0, 300)
            .Select(row => Enumerable.Range(0, 3).Select(column => $"Cell {row}.{column} {Words(row % 40)}".Trim()).ToArray())
            .ToList();
        var file = SmallDocument.Write(flow => flow.Table(Table, rows.Select(SmallDocument.Row)));
        Assert.Empty(PdfConformance.Check(file));
        string[][] all =
        [
            ["Duty", "Hosted", "Own site"],
            .. rows,
        ];
        Assert.Equal(all, PdfTags.Read(file).All("Table").Single().Rows());
    }

    [Fact]
    public void Headers_HaveScopes()
    {
        var tags = PdfTags.Read(
            SmallDocument.Write(flow =>
                flow.Table(
                    WithDetails,
                    [SmallDocument.Row("a", "b", "c"), SmallDocument.Row("d", "e", "f") with { Detail = SmallDocument.Cell("g") }]
                )
            )
        );
        Assert.Equal(["Column", "Column", "Column", "Column", "Row", "Row"], tags.All("TH").Select(header => header.Attributes["Scope"]));
        Assert.Equal(
            [
                ["Duty", "Hosted", "Own site", "More"],
                ["a", "b", "c", ""],
                ["d", "e", "f", "g"],
            ],
            tags.All("Table").Single().Rows()
        );
        Assert.Equal("Who answers", tags.All("Table").Single().Attributes["Summary"]);
    }

    [Fact]
    public void HeaderRow_IsOnEveryPageAndOnceInTheStructure()
    {
        var file = SmallDocument.Write(flow =>
            flow.Table(Table, Enumerable.Range(0, 200).Select(row => SmallDocument.Row($"Row {row}", "x", "y")))
        );
        var pages = PdfText.Pages(file);
        Assert.True(pages.Count > 3);
        Assert.All(pages, page => Assert.Contains("Hosted", page, StringComparison.Ordinal));
        Assert.Single(PdfTags.Read(file).All("THead").Single().Children);
    }

    /// <summary>Fourteen lines are less than a quarter of a page.</summary>
    [Fact]
    public void Row_ThatLeavesLittleOfAPageBlank_IsNotSplit()
    {
        for (var lines = 1; lines < 14; lines++)
        {
            var file = SmallDocument.Write(flow =>
                flow.Table(Table, Enumerable.Range(0, 12).Select(row => SmallDocument.Row($"Row {row}", Lines(lines), "z")))
            );
            Assert.Empty(PdfConformance.Check(file));
            Assert.All(PdfTags.Read(file).All("TD").Where(cell => cell.Text != "z"), cell => Assert.Single(cell.Pages));
        }
    }

    [Fact]
    public void Row_ThatWouldLeaveMuchOfAPageBlank_IsSplitAndStaysOneRow()
    {
        for (var lines = 28; lines < 35; lines += 2)
        {
            var rows = Enumerable
                .Range(0, 8)
                .Select(row => new[] { $"Row {row}", Lines(lines), "z", $"about {row}", $"detail {row}" })
                .ToList();
            var file = SmallDocument.Write(flow =>
                flow.Table(
                    WithDetails with
                    {
                        AboutHeader = SmallDocument.Cell("About"),
                    },
                    rows.Select(row =>
                        SmallDocument.Row(row[0], row[1], row[2]) with
                        {
                            About = SmallDocument.Cell(row[3]),
                            Detail = SmallDocument.Cell(row[4]),
                        }
                    )
                )
            );
            Assert.Empty(PdfConformance.Check(file));
            StaysOnPages(file);
            Assert.Equal(
                rows.Select(row => new[] { row[0], row[3], row[1].Replace('\n', ' '), row[2], row[4] }),
                PdfTags.Read(file).All("Table").Single().Rows().Skip(1).Select(row => row.Select(cell => cell.Replace('\n', ' ')))
            );
            Assert.Contains(PdfTags.Read(file).All("TD"), cell => cell.Pages.Count == 2);
            var lowest = PdfText
                .Letters(file)
                .Where(letter => letter.Value != " " && letter.Baseline > 49)
                .GroupBy(letter => letter.Page)
                .ToDictionary(page => page.Key, page => page.Min(letter => letter.Baseline));
            Assert.All(
                lowest.Where(page => page.Key < lowest.Count),
                page => Assert.InRange(page.Value, 49, 50 + (0.3 * (SmallDocument.Frame.Size.Height - 100)))
            );
        }
    }

    [Fact]
    public void Cell_OfSeveralParagraphs_HasElementsForThem()
    {
        var cell = new FlowCell(new TextBlock("First", SmallDocument.Plain), new TextBlock(Lines(60), SmallDocument.Plain));
        var file = SmallDocument.Write(flow =>
            flow.Table(Table, [new FlowRow(SmallDocument.Cell("Row"), cell, cell with { IsList = true })])
        );
        Assert.Empty(PdfConformance.Check(file));
        var cells = PdfTags.Read(file).All("TD").ToList();
        Assert.Equal(["P", "P"], cells[0].Children.Select(paragraph => paragraph.Type));
        Assert.Equal([1, 2], cells[0].Children[1].Pages);
        Assert.Equal(["L"], cells[1].Children.Select(list => list.Type));
        Assert.Equal(["LI", "LI"], cells[1].Children[0].Children.Select(item => item.Type));
        Assert.All(cells[1].All("LI"), item => Assert.Equal("LBody", Assert.Single(item.Children).Type));

        var plain = SmallDocument.Write(flow =>
            flow.Table(Table with { HasParagraphs = false }, [new FlowRow(SmallDocument.Cell("Row"), cell, cell)])
        );
        Assert.Empty(PdfConformance.Check(plain));
        Assert.All(PdfTags.Read(plain).All("TD"), one => Assert.Empty(one.Children));
    }

    /// <summary>The text after a badge says the same in words.</summary>
    [Fact]
    public void Badge_BeforeAText_IsDecoration()
    {
        var badge = new ResponsibilityPortal.Pdf.Layout.Badge(
            "Q",
            new ResponsibilityPortal.Pdf.Drawing.PdfColor(200, 220, 255),
            ResponsibilityPortal.Pdf.Drawing.PdfColor.Black
        );
        var file = SmallDocument.Write(flow =>
            flow.Table(
                Table,
                [
                    new FlowRow(
                        SmallDocument.Cell("Row"),
                        new FlowCell(new TextBlock("Vendor", SmallDocument.Plain) { Badge = badge }),
                        SmallDocument.Cell("z")
                    ),
                ]
            )
        );
        Assert.Empty(PdfConformance.Check(file));
        Assert.Equal(["Vendor", "z"], PdfTags.Read(file).All("TD").Select(cell => cell.Text));
        Assert.Contains("Q", string.Concat(PdfText.Pages(file)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(900, 1)]
    [InlineData(900, 2)]
    [InlineData(3_000, 1)]
    public void Row_TallerThanAPage_IsOneRowInTheStructure(int words, int tallCells)
    {
        var cells = Enumerable
            .Range(0, 2)
            .Select(column => column < tallCells ? Words(words, $"w{column}") : "short")
            .Prepend("The tall row")
            .ToArray();
        var file = SmallDocument.Write(flow =>
            flow.Table(
                Table with
                {
                    Columns = [1, 1, 1],
                },
                [SmallDocument.Row("before", "b", "b"), SmallDocument.Row(cells), SmallDocument.Row("after", "a", "a")]
            )
        );
        Assert.Empty(PdfConformance.Check(file));
        Assert.Equal(
            [
                ["Duty", "Hosted", "Own site"],
                ["before", "b", "b"],
                cells,
                ["after", "a", "a"],
            ],
            PdfTags.Read(file).All("Table").Single().Rows()
        );
        var tall = PdfTags.Read(file).All("TD").Single(cell => cell.Text == cells[1]).Pages;
        Assert.True(tall.Count > 1);

        // Where the row continues, its name is repeated on the page.
        Assert.All(tall, page => Assert.Contains("The tall row", PdfText.Pages(file)[page - 1], StringComparison.Ordinal));
        StaysOnPages(file);
    }

    /// <summary>The name has more lines than the rest of the row. What comes next is below both.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void RepeatedName_IsNotOverwritten(bool inDetail)
    {
        const string Name = "The first\nThe second\nThe third";
        for (var lines = 50; lines < 115; lines++)
        {
            var row = inDetail
                ? SmallDocument.Row(Name, "x", "y") with
                {
                    Detail = SmallDocument.Cell(Lines(lines)),
                }
                : SmallDocument.Row(Name, Lines(lines), "y");
            var file = SmallDocument.Write(flow =>
                flow.Table(WithDetails, [row, SmallDocument.Row("Next", "n", "n"), SmallDocument.Row("Last", "l", "l")])
            );
            Assert.Empty(PdfConformance.Check(file));
            StaysOnPages(file);
            var left = PdfText
                .Letters(file)
                .Where(letter => letter.Value != " " && letter.Left < SmallDocument.Frame.Size.Width / 4)
                .ToList();
            Assert.All(
                left,
                letter =>
                    Assert.DoesNotContain(
                        left,
                        other =>
                            other.Page == letter.Page
                            && other.Left < letter.Right - 0.01
                            && other.Right > letter.Left + 0.01
                            && other != letter
                            && Math.Abs(other.Baseline - letter.Baseline) is > 0.01 and var apart
                            && apart < SmallDocument.Plain.Leading - 0.1
                    )
            );
        }
    }

    /// <summary>At the foot of a page there is no space for a whole name.</summary>
    [Fact]
    public void RepeatedName_StaysOnItsPage()
    {
        var head = new FlowTable([2, 3, 3], SmallDocument.Row(Lines(SmallestPage(1)), "b", "c"));
        var file = SmallDocument.Write(flow => flow.Table(head, [SmallDocument.Row("The first\nThe second\nThe third", Lines(9), "y")]));
        Assert.Empty(PdfConformance.Check(file));
        StaysOnPages(file);
    }

    [Fact]
    public void Row_OfFourTallCells_IsReadBackInFull()
    {
        var table = new FlowTable([1, 1, 1, 1, 1], SmallDocument.Row("Duty", "1", "2", "3", "4"));
        var cells = Enumerable.Range(1, 4).Select(column => Words(900, $"c{column}")).Prepend("Tall").ToArray();
        var file = SmallDocument.Write(flow => flow.Table(table, [SmallDocument.Row(cells)]));
        Assert.Empty(PdfConformance.Check(file));
        Assert.Equal(cells, PdfTags.Read(file).All("Table").Single().Rows()[1]);
        StaysOnPages(file);
    }

    [Fact]
    public void RowName_TallerThanAPage_ContinuesOverPages()
    {
        var cells = new[] { Words(2_000), "x", "y" };
        var file = SmallDocument.Write(flow => flow.Table(Table, [SmallDocument.Row(cells)]));
        Assert.Empty(PdfConformance.Check(file));
        Assert.Equal(cells, PdfTags.Read(file).All("Table").Single().Rows()[1]);
        StaysOnPages(file);
    }

    [Fact]
    public void Detail_TallerThanAPage_ContinuesOverPages()
    {
        var row = SmallDocument.Row("Tall", Words(700), "y") with { Detail = SmallDocument.Cell(Words(4_000, "d")) };
        var file = SmallDocument.Write(flow => flow.Table(WithDetails, [row, SmallDocument.Row("after", "a", "a")]));
        Assert.Empty(PdfConformance.Check(file));
        Assert.Equal(
            [
                ["Tall", Words(700), "y", Words(4_000, "d")],
                ["after", "a", "a", ""],
            ],
            PdfTags.Read(file).All("Table").Single().Rows().Skip(1)
        );
        StaysOnPages(file);
    }

    /// <summary>Rows that end exactly at the edge of a page, just before it and just after it.</summary>
    [Fact]
    public void Row_AtTheEdgeOfAPage_IsReadBackInFull()
    {
        for (var points = -2.0; points <= 2; points += 0.25)
        {
            var file = SmallDocument.Write(flow =>
            {
                flow.Table(Table, []);
                var row = SmallDocument.Plain.Leading + (2 * Table.Padding);
                var rows = (int)(flow.Left / row) - 3;
                flow.Paragraph(new TextBlock("x", SmallDocument.Plain));
                flow.Space(flow.Left - ((rows + 1) * row) + points);
                flow.Table(Table, Enumerable.Range(0, rows + 5).Select(number => SmallDocument.Row($"{number}", "x", "y")));
            });
            Assert.Empty(PdfConformance.Check(file));
            StaysOnPages(file);
            Assert.All(PdfTags.Read(file).All("TD"), cell => Assert.Single(cell.Pages));
        }
    }

    [Fact]
    public void Row_ExactlyAsTallAsAPage_IsOnOnePage()
    {
        var height = 0.0;
        SmallDocument.Write(flow =>
        {
            flow.NewPage();
            height = flow.Left;
        });
        var header = SmallDocument.Plain.Leading + (2 * Table.Padding);
        var lines = (int)((height - header - (2 * Table.Padding)) / (SmallDocument.Plain.Leading));
        for (var more = -1; more <= 2; more++)
        {
            var file = SmallDocument.Write(flow =>
            {
                flow.NewPage();
                flow.Table(Table, [SmallDocument.Row("Row", Lines(lines + more), "z"), SmallDocument.Row("after", "a", "a")]);
            });
            Assert.Empty(PdfConformance.Check(file));
            StaysOnPages(file);
            Assert.Equal(more > 0 ? 2 : 1, PdfTags.Read(file).All("TD").First().Pages.Count);
        }
    }

    [Fact]
    public void Row_WithAnotherNumberOfCells_IsRefused() =>
        Assert.Throws<ArgumentException>(() => SmallDocument.Write(flow => flow.Table(Table, [SmallDocument.Row("one", "two")])));

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(16)]
    public void Table_WithFewOrManyColumns_Conforms(int columns)
    {
        string[] Texts(string text) => [.. Enumerable.Range(0, columns).Select(column => $"{text} {column} responsibility")];
        var table = new FlowTable([.. Enumerable.Repeat(1.0, columns)], SmallDocument.Row(Texts("Head")));
        var file = SmallDocument.Write(flow =>
            flow.Table(table, Enumerable.Range(0, 40).Select(row => SmallDocument.Row(Texts($"Row {row}"))))
        );
        Assert.Empty(PdfConformance.Check(file));
        Assert.Equal(Texts("Row 39"), PdfTags.Read(file).All("Table").Single().Rows()[^1]);
        StaysOnPages(file);
    }

    [Fact]
    public void EmptyCell_IsACellInTheStructure()
    {
        var file = SmallDocument.Write(flow =>
            flow.Table(
                WithDetails,
                [
                    SmallDocument.Row("Row", "", "y"),
                    new FlowRow(SmallDocument.Cell("Other"), new FlowCell(), new FlowCell()) { Detail = SmallDocument.Cell("") },
                ]
            )
        );
        Assert.Empty(PdfConformance.Check(file));
        Assert.Equal(
            [
                ["Row", "", "y", ""],
                ["Other", "", "", ""],
            ],
            PdfTags.Read(file).All("Table").Single().Rows().Skip(1)
        );
    }

    /// <summary>The number of lines that fill a page, less a few.</summary>
    private static int SmallestPage(int linesLeft)
    {
        var height = 0.0;
        SmallDocument.Write(flow =>
        {
            flow.NewPage();
            height = flow.Left;
        });
        return (int)((height - (4 * Table.Padding)) / SmallDocument.Plain.Leading) - linesLeft;
    }

    private static string Words(int count, string word = "word") =>
        string.Join(' ', Enumerable.Range(0, count).Select(number => $"{word}{number}"));

    private static string Lines(int count) => string.Join('\n', Enumerable.Range(0, count));

    private static void StaysOnPages(byte[] file) =>
        Assert.DoesNotContain(
            PdfText.Letters(file),
            letter =>
                letter.Value != " "
                && (
                    letter.Right > SmallDocument.Frame.Size.Width - 49.9
                    || letter.Left < 49.9
                    || (letter.Baseline < 49.9 && letter.Baseline > 26)
                )
        );
}
