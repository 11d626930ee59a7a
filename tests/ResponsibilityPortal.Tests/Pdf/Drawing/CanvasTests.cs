using ResponsibilityPortal.Pdf.Drawing;
using ResponsibilityPortal.Tests.Support.Pdf;

namespace ResponsibilityPortal.Tests.Pdf.Drawing;

public sealed class CanvasTests
{
    [Fact]
    public void Write_MoreGlyphsThanAStringCanHave_Conforms() =>
        Assert.Empty(
            PdfConformance.Check(
                SmallDocument.Write(flow =>
                    flow.Figure("Long", 10, 10, canvas => canvas.Write(new string('n', 20_000), 0, 0, SmallDocument.Plain))
                )
            )
        );

    [Fact]
    public void WidthOf_ALine_IsItsWrittenWidth()
    {
        var said = 0.0;
        var file = SmallDocument.Write(flow =>
            flow.Figure(
                "Wide",
                10,
                10,
                canvas =>
                {
                    said = canvas.WidthOf("Width \u2713 of \u03A9", SmallDocument.Large);
                    canvas.Write("Width \u2713 of \u03A9", 100, 5, SmallDocument.Large);
                }
            )
        );
        var letters = PdfText.Letters(file).SkipWhile(letter => letter.Value != "W").TakeWhile(letter => letter.Value != "P").ToList();
        Assert.Equal(said, letters[^1].Right - letters[0].Left, 1);
    }

    [Theory]
    [InlineData(1e-9)]
    [InlineData(-0.004)]
    [InlineData(123_456.789)]
    public void Numbers_AreWrittenInTheFormOfPdf(double number) =>
        Assert.Empty(
            PdfConformance.Check(
                SmallDocument.Write(flow =>
                    flow.Figure(
                        "Drawn",
                        10,
                        10,
                        canvas =>
                        {
                            canvas.FillRectangle(number, number, number, number, new PdfColor(1, 127, 254));
                            canvas.StrokeLine(number, 0, 0, number, number, PdfColor.Black);
                        }
                    )
                )
            )
        );

    [Fact]
    public void Patterns_AreWrittenOnceEach()
    {
        var patterns = Enumerable
            .Range(1, 5)
            .Select(size => new Paint.Pattern(size, tile => tile.FillCircle(size / 2.0, size / 2.0, size / 3.0, PdfColor.Black)))
            .ToList();
        var file = SmallDocument.Write(flow =>
            flow.Figure(
                "Patterns",
                100,
                100,
                canvas =>
                {
                    foreach (var pattern in patterns.Concat(patterns))
                    {
                        canvas.FillRectangle(0, 0, 20, 20, pattern);
                    }
                }
            )
        );
        var inspection = PdfConformance.Inspect(file);
        Assert.Empty(inspection.Violations);
        Assert.Equal(10, inspection.Counts["uses of a tile"]);
        var read = PdfFileReader.Read(file);
        Assert.Equal(5, read.Objects.Values.Count(value => read.NameAt(value, "Type") == "Pattern"));
    }

    [Fact]
    public void Tile_WithLetters_Conforms() =>
        Assert.Empty(
            PdfConformance.Check(
                SmallDocument.Write(flow =>
                    flow.Figure(
                        "Lettered",
                        50,
                        50,
                        canvas =>
                            canvas.FillRectangle(0, 0, 50, 50, new Paint.Pattern(12, tile => tile.Write("x", 1, 1, SmallDocument.Plain)))
                    )
                )
            )
        );
}
