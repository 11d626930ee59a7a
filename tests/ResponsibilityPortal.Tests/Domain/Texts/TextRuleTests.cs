using ResponsibilityPortal.Domain.Texts;

namespace ResponsibilityPortal.Tests.Domain.Texts;

public sealed class TextRuleTests
{
    [Theory]
    [InlineData("\u001b[2J", "U+001B")]
    [InlineData("a\0b", "U+0000")]
    [InlineData("a\tb", "U+0009")]
    [InlineData("a\u0085b", "U+0085")]
    [InlineData("a\u009bb", "U+009B")]
    [InlineData("a\u2028b", "U+2028")]
    [InlineData("a\u202eb", "U+202E")]
    [InlineData("a\u2066b", "U+2066")]
    [InlineData("a\u200fb", "U+200F")]
    [InlineData("a\u061cb", "U+061C")]
    [InlineData("a\ufdd0b", "U+FDD0")]
    [InlineData("a\ufffeb", "U+FFFE")]
    [InlineData("a\uffffb", "U+FFFF")]
    [InlineData("a\U0001fffeb", "U+1FFFE")]
    [InlineData("a\rb", "line")]
    public void ProblemOf_ForbiddenCharacter_NamesIt(string text, string problem)
    {
        Assert.Contains(problem, TextRule.ProblemOf(text, severalLines: true), StringComparison.Ordinal);
        Assert.Contains(problem, TextRule.ProblemOfName(text), StringComparison.Ordinal);
    }

    /// <summary>Half surrogates can't be in an attribute, which is stored as UTF-8.</summary>
    [Fact]
    public void ProblemOf_HalfSurrogate_IsRefusedAndShownAsNumber()
    {
        foreach (var text in new[] { "a\ud800b", "a\udc00", "\udc00\ud800" })
        {
            Assert.Contains("surrogate", TextRule.ProblemOf(text, severalLines: true), StringComparison.Ordinal);
            Assert.Contains("surrogate", TextRule.ProblemOfName(text), StringComparison.Ordinal);
        }

        Assert.Equal("aU+D800b", VisibleText.Of("a\ud800b"));
    }

    [Theory]
    [InlineData("Ada\u200b Lovelace")]
    [InlineData("Ada\ufeff")]
    [InlineData("Ada\u00ad")]
    [InlineData("Ada\u2060")]
    [InlineData("Ada\u3164")]
    [InlineData("Ada\U000e0041")]
    public void ProblemOfName_CharacterThatShowsNothing_IsRefused(string name)
    {
        Assert.NotNull(TextRule.ProblemOfName(name));
        Assert.Null(TextRule.ProblemOf(name, severalLines: false));
    }

    [Theory]
    [InlineData("李雷")]
    [InlineData("Siobhán O'Neill")]
    [InlineData("علی‌رضا")]
    [InlineData("👩‍💻 ✅")]
    [InlineData("Zoe\u0308")]
    public void ProblemOfName_NameOfAnyScript_IsAccepted(string name) => Assert.Null(TextRule.ProblemOfName(name));

    [Fact]
    public void ProblemOf_LineFeed_IsAcceptedIfSeveralLinesAreAllowed()
    {
        Assert.Null(TextRule.ProblemOf("one\ntwo", severalLines: true));
        Assert.Equal("must be on one line.", TextRule.ProblemOf("one\ntwo", severalLines: false));
    }

    [Theory]
    [InlineData("\u200d")]
    [InlineData("\u200b\u200b")]
    public void ProblemOf_TextWithoutVisibleCharacters_IsRefused(string text) =>
        Assert.Equal("contains nothing that can be seen.", TextRule.ProblemOf(text, severalLines: true));

    [Theory]
    [InlineData("plain text", "plain text")]
    [InlineData("a\u001b[2Jb\nc\u202e\u2028!", "aU+001B[2JbU+000AcU+202EU+2028!")]
    [InlineData("\U000e0041", "U+E0041")]
    public void VisibleText_HiddenCharacters_ShowAsNumbers(string text, string shown) => Assert.Equal(shown, VisibleText.Of(text));
}
