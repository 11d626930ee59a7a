using System.Text;
using ResponsibilityPortal.Pdf.Fonts;
using ResponsibilityPortal.Pdf.Layout;
using ResponsibilityPortal.Tests.Support.Pdf;

namespace ResponsibilityPortal.Tests.Pdf.Fonts;

public sealed class FontFamilyTests
{
    public static TheoryData<string, int> Unprintable => new()
    {
        { "\u6F22", 0x6F22 },
        { "\U0001F600", 0x1F600 },
        { "\uE000", 0xE000 },
        { "\u0378", 0x378 },
        { "\u05D0", 0x5D0 },
        { "\u0627", 0x627 },
        { "\U00010380", 0x10380 },
        { "\U0010FFFD", 0x10FFFD },
    };

    [Theory]
    [MemberData(nameof(Unprintable))]
    public void A_character_without_a_glyph_is_refused_by_name(string character, int code)
    {
        var text = $"before {character} after";
        var refused = Assert.Throws<UnprintableCharacterException>(() => SmallDocument.Write(flow => flow.Paragraph(new TextBlock(text, SmallDocument.Plain))));
        Assert.Equal((new Rune(code), text), (refused.Character, refused.Text));
        Assert.Contains($"U+{code:X4}", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\u1EC7 \u03A9 \u0416 \u2713 \u2192")]
    [InlineData("\U0001D400\U0001D7D8")]
    public void What_a_fallback_has_is_shown_and_read_back(string text)
    {
        var file = SmallDocument.Write(flow => flow.Paragraph(new TextBlock(text, SmallDocument.Plain)));
        Assert.Empty(PdfConformance.Check(file));
        Assert.Equal(text, PdfTags.Read(file).All("P").Single().Text);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_character_of_the_fonts_conforms_and_is_read_back_as_itself(bool bold)
    {
        var characters = Enumerable.Range(1, 0x10FFFF).Where(Rune.IsValid).Select(code => new Rune(code))
            .Where(rune => FontFamily.Noto.TryFind(rune, bold, out _, out _) && Texts.Shown(rune.ToString(), false) == rune.ToString() && !Rune.IsWhiteSpace(rune)).ToList();
        Assert.True(characters.Count > 5_000);

        // A letter before each keeps it from being composed with the one before.
        var style = SmallDocument.Plain with { Bold = bold };
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
