using System.Text;
using ResponsibilityPortal.Pdf;
using ResponsibilityPortal.Pdf.Fonts;
using ResponsibilityPortal.Pdf.Layout;
using ResponsibilityPortal.Pdf.Structure;
using ResponsibilityPortal.Tests.Support.Pdf;

namespace ResponsibilityPortal.Tests.Pdf.Fonts;

public sealed class FontFamilyTests
{
    [Theory]
    [InlineData("\uE000", 0xE000)]
    [InlineData("\u0378", 0x378)]
    [InlineData("\u05D0", 0x5D0)]
    [InlineData("\u0627", 0x627)]
    [InlineData("\u0E01", 0xE01)]
    [InlineData("\U00010380", 0x10380)]
    [InlineData("\U0010FFFD", 0x10FFFD)]
    public void Character_WithoutAGlyph_IsShownAsItsNumber(string character, int code)
    {
        var file = SmallDocument.Write(flow => flow.Paragraph(new TextBlock($"before {character} after", SmallDocument.Plain)));

        Assert.Empty(PdfConformance.Check(file));
        Assert.Equal($"before [U+{code:X4}] after", PdfTags.Read(file).All("P").Single().Text);
        Assert.Equal([new Rune(code)], FontFamily.Noto.MissingIn($"before {character}{character} after"));
    }

    [Fact]
    public void ReplacedCharacters_AreInTheOrderOfTheirNumbers()
    {
        using var document = new PdfDocument(SmallDocument.Info, FontFamily.Noto);
        var flow = new Flow(document, SmallDocument.Frame);
        flow.Heading(1, "\u05D1", SmallDocument.Large, new Destination());
        flow.Paragraph(new TextBlock("\U0010FFFD \u05D0 \u05D1", SmallDocument.Plain));
        Assert.Equal([0x5D0, 0x5D1, 0x10FFFD], document.ReplacedCharacters.Select(rune => rune.Value));
    }

    [Theory]
    [InlineData("\u1EC7 \u03A9 \u0416 \u2713 \u2192")]
    [InlineData("\U0001D400\U0001D7D8")]
    [InlineData("\u5C71\u7530\u592A\u90CE \u30B5\u30FC\u30D3\u30B9\u3002")]
    [InlineData("\u7B80\u4F53 \u7E41\u9AD4")]
    [InlineData("\uD64D\uAE38\uB3D9")]
    [InlineData("\u2705 \u274C \U0001F510 \U0001F680")]
    public void Text_InAFallbackFont_IsReadBack(string text)
    {
        var file = SmallDocument.Write(flow => flow.Paragraph(new TextBlock(text, SmallDocument.Plain)));
        Assert.Empty(PdfConformance.Check(file));
        Assert.Equal(text, PdfTags.Read(file).All("P").Single().Text);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void EveryCharacter_OfTheFonts_ConformsAndIsReadBack(bool bold)
    {
        var characters = Enumerable
            .Range(1, 0x10FFFF)
            .Where(Rune.IsValid)
            .Select(code => new Rune(code))
            .Where(rune =>
                FontFamily.Noto.TryFind(rune, bold, out _, out _)
                && Texts.Shown(rune.ToString(), false) == rune.ToString()
                && !Rune.IsWhiteSpace(rune)
            )
            .ToList();
        Assert.True(characters.Count > 40_000);

        // A letter before each prevents composition with the previous one.
        var style = SmallDocument.Plain with
        {
            Bold = bold,
        };
        var file = SmallDocument.Write(flow =>
        {
            foreach (var block in characters.Chunk(200))
            {
                flow.Paragraph(new TextBlock(string.Concat(block.Select(rune => $"|{rune}")), style));
            }
        });
        Assert.Empty(PdfConformance.Check(file));

        var read = string.Concat(PdfTags.Read(file).All("P").Select(node => node.Text)).Split('|', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(characters.Where(rune => rune.Value != '|').Select(rune => rune.ToString()), read);
    }
}
