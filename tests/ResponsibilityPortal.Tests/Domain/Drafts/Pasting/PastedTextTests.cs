using ResponsibilityPortal.Domain.Drafts.Pasting;

namespace ResponsibilityPortal.Tests.Domain.Drafts.Pasting;

public sealed class PastedTextTests
{
    [Theory]
    [InlineData("Cloud\u00A0provider", "Cloud provider")]
    [InlineData("  Cloud \t provider ", "Cloud provider")]
    [InlineData("V\u200B\u200D\uFEFF\u00AD\u202E", "V")]
    [InlineData("\uFF36\uFF45\uFF4E", "Ven")]
    [InlineData("a\r\n b\vc", "a\nb\nc")]
    [InlineData("Stra\u00DFe \u2713", "Stra\u00DFe \u2713")]
    public void Clean_WithInvisibleCharacters_RemovesThem(string text, string expected) => Assert.Equal(expected, PastedText.Clean(text));

    [Theory]
    [InlineData("\u0421", "\u0421[U+0421]")]
    [InlineData("\u0421ustomer", "\u0421[U+0421]ustomer")]
    [InlineData("Customer", "Customer")]
    [InlineData("Klient \u041A\u043B\u0438\u0435\u043D\u0442", "Klient \u041A\u043B\u0438\u0435\u043D\u0442")]
    [InlineData("x\u0007", "x[U+0007]")]
    public void Reveal_WithLettersThatOnlyLookLatin_NamesThem(string text, string expected) =>
        Assert.Equal(expected, PastedText.Reveal(text));

    [Fact]
    public void Clean_WithHalfASurrogatePair_ReplacesIt() => Assert.Equal("x\uFFFDy", PastedText.Clean("x\uD800y"));
}
