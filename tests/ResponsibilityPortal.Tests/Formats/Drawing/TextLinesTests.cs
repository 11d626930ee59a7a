using ResponsibilityPortal.Formats.Drawing;

namespace ResponsibilityPortal.Tests.Formats.Drawing;

public sealed class TextLinesTests
{
    [Fact]
    public void Lines_OfAShortText_AreOneUncutLine()
    {
        var lines = TextLines.Fit("Network controls", 400, 2, 12);

        Assert.Equal(["Network controls"], lines.Lines);
        Assert.False(lines.IsCut);
    }

    [Fact]
    public void Lines_BreakBetweenWordsAndContainTheWholeText()
    {
        const string Text = "Hosts, operating system and platform of a product";
        var lines = TextLines.Fit(Text, 150, 9, 12);

        Assert.True(lines.Lines.Count > 1);
        Assert.Equal(Text, string.Join(' ', lines.Lines));
        Assert.All(lines.Lines, line => Assert.True(TextWidth.Of(line, 12) <= 150));
    }

    [Fact]
    public void Lines_OfATextThatIsTooLong_EndWithAnEllipsis()
    {
        var lines = TextLines.Fit(string.Join(' ', Enumerable.Repeat("word", 60)), 100, 2, 12);

        Assert.Equal(2, lines.Lines.Count);
        Assert.True(lines.IsCut);
        Assert.EndsWith("\u2026", lines.Lines[1], StringComparison.Ordinal);
        Assert.All(lines.Lines, line => Assert.True(TextWidth.Of(line, 12) <= 100));
    }

    [Fact]
    public void Lines_CutBetweenWholeCharacters()
    {
        var cut = TextLines.Fit(string.Concat(Enumerable.Repeat("👩‍🚀e\u0301", 40)), 120, 2, 12);

        Assert.All(cut.Lines, line => Assert.All(line.EnumerateRunes(), rune => Assert.NotEqual(0xFFFD, rune.Value)));
        Assert.All(cut.Lines, line => Assert.False(line.StartsWith('\u0301') || line.StartsWith('\u200D')));
    }
}
