using CsCheck;
using ResponsibilityPortal.Pdf;
using ResponsibilityPortal.Pdf.Drawing;
using ResponsibilityPortal.Pdf.Fonts;
using ResponsibilityPortal.Pdf.Layout;
using ResponsibilityPortal.Pdf.Structure;
using ResponsibilityPortal.Pdf.Text;
using ResponsibilityPortal.Tests.Support.Pdf;

namespace ResponsibilityPortal.Tests.Pdf.Layout;

public sealed class FlowTests
{
    [Fact]
    public void Structure_HasTheBlocksInOrder()
    {
        var tags = PdfTags.Read(SmallDocument.WithEverything());
        Assert.Equal(
            ["H1", "TOC", "H2", "P", "Figure", "Figure", "P", "Table", "Table", "H2", "L", "P"],
            tags.Children.Select(child => child.Type)
        );
        Assert.Equal("Read the manual first \u2713.", tags.All("P").First().Text);
        Assert.Equal(["the manual"], tags.All("P").First().Children.Select(link => link.Text));
        Assert.Equal(["A lamp, lit", "A small mark"], tags.All("Figure").Select(figure => figure.Attributes["Alt"]));
        Assert.Equal(["Duties 2", "Sources 4"], tags.All("TOCI").Select(entry => entry.Text));
        Assert.Equal(["S1 The manual.", "S2 The label.\nRead twice."], tags.All("LI").Select(item => item.Text));
    }

    [Fact]
    public void Pages_ShowTheirNumberAndTheNumberOfPages() =>
        Assert.All(
            PdfText.Pages(SmallDocument.WithEverything()).Index(),
            page => Assert.Contains($"Page {page.Index + 1} of 4", page.Item, StringComparison.Ordinal)
        );

    [Fact]
    public void Heading_ThatSkipsALevel_IsRefused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => SmallDocument.Write(flow => flow.Heading(3, "Too deep", SmallDocument.Large)));

    [Theory]
    [InlineData("\u200D \u200D")]
    [InlineData("\u200B")]
    public void Heading_ThatShowsNothing_HasATitleInTheOutline(string text)
    {
        var file = SmallDocument.Write(flow =>
        {
            flow.Heading(2, text, SmallDocument.Large, new Destination());
            flow.Paragraph(new TextBlock("Body", SmallDocument.Plain));
        });
        Assert.Empty(PdfConformance.Check(file));
    }

    /// <summary>A heading is on the page of its paragraph, whatever is above it.</summary>
    [Fact]
    public void Heading_AtTheEndOfAPage_StaysWithItsParagraph()
    {
        for (var lines = 40; lines < 60; lines++)
        {
            var file = SmallDocument.Write(flow =>
            {
                for (var line = 0; line < lines; line++)
                {
                    flow.Paragraph(new TextBlock($"Line {line}", SmallDocument.Plain));
                }

                flow.Heading(2, "Headed", SmallDocument.Large);
                flow.Paragraph(new TextBlock("Body", SmallDocument.Plain));
            });
            var tags = PdfTags.Read(file);
            Assert.Equal(tags.All("P").Last().Pages, tags.All("H2").Single().Pages);
            Assert.Empty(PdfConformance.Check(file));
        }
    }

    /// <summary>Fourteen lines are less than a quarter of a page.</summary>
    [Fact]
    public void Paragraph_ThatLeavesLittleOfAPageBlank_IsNotSplit()
    {
        for (var lines = 30; lines < 60; lines++)
        {
            var file = SmallDocument.Write(flow =>
            {
                flow.Paragraph(new TextBlock(string.Join('\n', Enumerable.Range(0, lines)), SmallDocument.Plain));
                flow.Paragraph(new TextBlock(string.Join('\n', Enumerable.Range(0, 14)), SmallDocument.Plain));
            });
            Assert.Single(PdfTags.Read(file).All("P").Last().Pages);
        }
    }

    [Fact]
    public void Paragraph_ThatWouldLeaveAThirdOfAPageBlank_IsSplit()
    {
        var file = SmallDocument.Write(flow =>
        {
            flow.Paragraph(new TextBlock(string.Join('\n', Enumerable.Range(0, 36)), SmallDocument.Plain));
            flow.Paragraph(new TextBlock(string.Join('\n', Enumerable.Range(0, 40)), SmallDocument.Plain));
        });
        Assert.Empty(PdfConformance.Check(file));
        Assert.Equal([1, 2], PdfTags.Read(file).All("P").Last().Pages);
    }

    [Fact]
    public void Paragraph_TallerThanAPage_IsOneInTheStructure()
    {
        var text = string.Join(' ', Enumerable.Range(0, 5_000));
        var file = SmallDocument.Write(flow => flow.Paragraph(new TextBlock(text, SmallDocument.Plain)));
        Assert.Empty(PdfConformance.Check(file));
        var paragraph = PdfTags.Read(file).All("P").Single();
        Assert.Equal(text, paragraph.Text);
        Assert.True(paragraph.Pages.Count > 2);
    }

    [Fact]
    public void Texts_AreBetweenTheMargins()
    {
        var file = SmallDocument.WithEverything();
        Assert.All(
            PdfText.Letters(file).Where(letter => letter.Value != " "),
            letter =>
            {
                Assert.InRange(letter.Left, 49.9, PageSize.A4.Width - 49.9);
                Assert.InRange(letter.Right, 49.9, PageSize.A4.Width - 49.9);
                Assert.InRange(letter.Baseline, 24.9, PageSize.A4.Height - 49.9);
            }
        );
    }

    [Fact]
    public void Link_OverSeveralLinesAndPages_HasAnAreaOnEach()
    {
        var words = string.Join(' ', Enumerable.Repeat("a link that goes on", 800));
        var file = SmallDocument.Write(flow =>
            flow.Paragraph(
                new TextBlock(
                    new TextSpan(words, SmallDocument.Plain, new LinkTarget.Web("https://lamp.example/") { Description = "The lamp" })
                )
            )
        );
        var inspection = PdfConformance.Inspect(file);
        Assert.Empty(inspection.Violations);
        Assert.True(inspection.Counts["links"] > 50);
        Assert.Equal(words, PdfTags.Read(file).All("P").Single().Text);
    }

    [Fact]
    public void Paragraph_ThatShowsNothing_HasNoElement()
    {
        var file = SmallDocument.Write(flow =>
        {
            flow.Paragraph(new TextBlock("", SmallDocument.Plain));
            flow.Paragraph(new TextBlock("\u200B\u0007", SmallDocument.Plain));
            flow.List([], SmallDocument.Plain, 20);
            flow.Table(new FlowTable([1, 1], SmallDocument.Row("A", "B")), []);
            flow.Contents([], SmallDocument.Plain, SmallDocument.Plain);
        });
        Assert.Empty(PdfConformance.Check(file));
        Assert.Equal(["H1"], PdfTags.Read(file).Children.Select(child => child.Type));
    }

    [Fact]
    public void ListItem_WithoutABody_Conforms()
    {
        var file = SmallDocument.Write(flow =>
            flow.List(
                [
                    new FlowListItem("1."),
                    new FlowListItem("2.", new TextBlock("Two", SmallDocument.Plain)),
                    new FlowListItem("3.", new TextBlock("", SmallDocument.Plain)),
                ],
                SmallDocument.Plain,
                20
            )
        );
        Assert.Empty(PdfConformance.Check(file));
        var baselines = PdfText
            .Letters(file)
            .Where(letter => letter.Value is "1" or "2" or "3" && letter.Page == 1 && letter.Left < 52)
            .Select(letter => Math.Round(letter.Baseline))
            .ToList();
        Assert.Equal(3, baselines.Distinct().Count());
    }

    [Fact]
    public void Contents_LongerThanAPage_HaveThePageOfEachEntry()
    {
        var destinations = Enumerable.Range(0, 150).Select(_ => new Destination()).ToList();
        var file = SmallDocument.Write(flow =>
        {
            flow.Contents(
                [
                    .. destinations.Select(
                        (destination, index) => new ContentsEntry($"Entry {index} (of many)", 1 + (index % 2), destination)
                    ),
                ],
                SmallDocument.Plain,
                SmallDocument.Plain
            );
            foreach (var (index, destination) in destinations.Index())
            {
                flow.NewPage();
                flow.Heading(2, $"Entry {index} (of many)", SmallDocument.Large, destination);
            }
        });
        Assert.Empty(PdfConformance.Check(file));
        var pages = destinations.Select(destination => destination.Page).ToList();
        Assert.Equal(
            pages.Select((page, index) => $"Entry {index} (of many) {page}"),
            PdfTags.Read(file).All("TOCI").Select(entry => entry.Text)
        );
    }

    [Fact]
    public void Figure_ThatDoesNotFit_IsOnTheNextPage()
    {
        var file = SmallDocument.Write(flow =>
        {
            flow.Figure("First", 100, 400, canvas => canvas.Write("one", 0, 0, SmallDocument.Plain));
            flow.Figure("Second", 100, 400, canvas => canvas.Write("two", 0, 0, SmallDocument.Plain));
        });
        Assert.Empty(PdfConformance.Check(file));
        Assert.Equal([1, 2], PdfTags.Read(file).All("Figure").Select(figure => figure.Pages.Single()));
    }

    [Fact]
    public void Flow_AfterCancellation_Stops()
    {
        using var source = new CancellationTokenSource();
        var rows = 0;
        using var document = new PdfDocument(SmallDocument.Info, FontFamily.Noto);
        var flow = new Flow(document, SmallDocument.Frame, source.Token);
        Assert.Throws<OperationCanceledException>(() =>
            flow.Table(
                new FlowTable([1], Header: null),
                Enumerable
                    .Range(0, 10_000)
                    .Select(number =>
                    {
                        rows++;
                        if (number == 500)
                        {
                            source.Cancel();
                        }

                        return SmallDocument.Row($"{number}");
                    })
            )
        );
        Assert.Equal(501, rows);
    }

    [Fact]
    public void Paragraph_WithAnyText_ConformsAndIsReadBack() =>
        Texts.Mixed.Sample(
            text =>
            {
                var link = new LinkTarget.Web("https://lamp.example/?q=" + Uri.EscapeDataString(Texts.Shown(text, false)))
                {
                    Description = $"To {text}",
                };
                var file = SmallDocument.Write(flow =>
                {
                    flow.Heading(2, $"H {text}", SmallDocument.Large, new Destination());
                    flow.Paragraph(
                        new TextBlock([
                            new TextSpan($"P {text} ", SmallDocument.Plain),
                            new TextSpan($"L {text}", SmallDocument.Plain with { Bold = true }, link),
                        ])
                    );
                    flow.Table(
                        new FlowTable([1, 2], SmallDocument.Row("A", $"C {text}")) { Summary = $"S {text}" },
                        [SmallDocument.Row($"R {text}", $"D {text}")]
                    );
                    flow.List([new FlowListItem("1.", new TextBlock($"I {text}", SmallDocument.Plain))], SmallDocument.Plain, 20);
                    flow.Figure($"F {text}", 10, 10, canvas => canvas.Write($"W {text}", 0, 0, SmallDocument.Plain));
                });
                Assert.Empty(PdfConformance.Check(file));
                var shown = Alike(Texts.Shown(text, keepsLineFeeds: false));
                var tags = PdfTags.Read(file);
                Assert.Equal(Alike($"R {shown}"), Alike(tags.All("TH").Last().Text));
                Assert.Equal(Alike($"D {shown}"), Alike(tags.All("TD").Last().Text));
                Assert.Equal(Alike($"I {shown}"), Alike(tags.All("LBody").Last().Text));
            },
            iter: 200
        );

    /// <summary>Characters that share a glyph are read back as one of them. Spaces at the ends are not kept.</summary>
    private static string Alike(string text) =>
        string.Join(' ', text.Replace('\u00A0', ' ').Split(' ', StringSplitOptions.RemoveEmptyEntries));
}
