using ResponsibilityPortal.Formats.Markdown;

namespace ResponsibilityPortal.Tests.Formats.Markdown;

/// <summary>Texts of a matrix never become markup.</summary>
public sealed class MarkdownTextTests
{
    [Theory]
    [InlineData("Plain words.", "Plain words.")]
    [InlineData("a*b_c`d`", @"a\*b\_c\`d\`")]
    [InlineData("<script>alert(1)</script>", @"\<script\>alert(1)\</script\>")]
    [InlineData("[x](https://evil.example)", @"\[x\](https://evil.example)")]
    [InlineData("# Not a heading", @"\# Not a heading")]
    [InlineData("- not a list", @"\- not a list")]
    [InlineData("12. not a list", @"12\. not a list")]
    [InlineData("12 hosts", "12 hosts")]
    [InlineData("one\r\n\r\n+ two", "one\\\n\\+ two")]
    [InlineData("&lt;b&gt;", @"\&lt;b\&gt;")]
    public void Of_AnyText_ReadsAsItIs(string text, string expected) => Assert.Equal(expected, MarkdownText.Of(text));

    [Fact]
    public void OnOneLine_OfSeveralLines_JoinsThem() => Assert.Equal(@"a b\|c", MarkdownText.OnOneLine("a\n b|c"));

    [Fact]
    public void Link_WithBracketsInTextAndAddress_StaysOneLink() =>
        Assert.Equal(@"[a \[b\]](<https://x.example/a%3E?q=(1)>)", MarkdownText.Link("a [b]", "https://x.example/a>?q=(1)"));
}
