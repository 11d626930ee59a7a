using System.Net;
using Markdig;
using ResponsibilityPortal.Formats.Markdown;

namespace ResponsibilityPortal.Tests.Formats.Markdown;

/// <summary>Texts of a matrix never become markup.</summary>
public sealed class MarkdownTextTests
{
    /// <summary>Almost every extension of the library, as documentation sites use them. None of them may find anything.</summary>
    private static readonly MarkdownPipeline Sites = new MarkdownPipelineBuilder()
        .UseAdvancedExtensions()
        .UseEmojiAndSmiley(enableSmileys: false)
        .Build();

    /// <summary>What texts are made of below: every sign, and words that begin markup together with signs.</summary>
    private static readonly string[] Pieces =
    [
        .. Enumerable.Range('!', '~' - '!' + 1).Select(code => ((char)code).ToString()).Where(piece => !char.IsAsciiLetter(piece[0])),
        .. new[] { " ", "  ", "\n", "a", "i", "x", "word", "tada", "a.example", "[^1]", ":::" },
        .. new[] { "http", "https://", "ftp://", "www.", "mailto:", "tel:" },
    ];

    [Theory]
    [InlineData("Plain words.", "Plain words.")]
    [InlineData("a*b_c`d`", @"a\*b\_c\`d\`")]
    [InlineData("<script>alert(1)</script>", @"\<script\>alert(1)\</script\>")]
    [InlineData("[x](https://evil.example)", @"\[x\](https\://evil.example)")]
    [InlineData("See https://a.example, www.b.example.", @"See https\://a.example, www\.b.example.")]
    [InlineData("mailto:a@b.example", @"mailto\:a\@b.example")]
    [InlineData("{{ secret }} {#id .class}", @"\{\{ secret \}\} \{\#id .class\}")]
    [InlineData("from $5 to $9", @"from \$5 to \$9")]
    [InlineData("Note: at 8:30, :tada:", @"Note: at 8\:30, \:tada\:")]
    [InlineData("a. not a list", @"a\. not a list")]
    [InlineData("8.10", "8.10")]
    [InlineData("# Not a heading", @"\# Not a heading")]
    [InlineData("- not a list", @"\- not a list")]
    [InlineData("12. not a list", @"12\. not a list")]
    [InlineData("12 hosts", "12 hosts")]
    [InlineData("one\r\n\r\n+ two", "one\\\n\\+ two")]
    [InlineData("&lt;b&gt;", @"\&lt;b\&gt;")]
    public void Of_AnyText_ReadsAsItIs(string text, string expected) => Assert.Equal(expected, MarkdownText.Of(text));

    [Fact]
    public void Of_RandomTexts_RenderAsTheyAre()
    {
        var random = new Random(19);
        for (var text = 0; text < 20_000; text++)
        {
            var written = string.Concat(Enumerable.Range(0, random.Next(1, 9)).Select(_ => Pieces[random.Next(Pieces.Length)]));
            var lines = written.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (lines.Length > 0)
            {
                Assert.Equal(
                    $"<p>{string.Join("<br />\n", lines.Select(Html))}</p>\n",
                    Markdig.Markdown.ToHtml(MarkdownText.Of(written), Sites)
                );
            }
        }
    }

    private static string Html(string text) => WebUtility.HtmlEncode(text).Replace("&#39;", "'", StringComparison.Ordinal);

    [Fact]
    public void OnOneLine_OfAListItem_StaysOneItem() => Assert.Equal(@"\- a", MarkdownText.OnOneLine("- a"));

    [Fact]
    public void OnOneLine_OfSeveralLines_JoinsThem() => Assert.Equal(@"a b\|c", MarkdownText.OnOneLine("a\n b|c"));

    [Fact]
    public void Link_WithBracketsInTextAndAddress_StaysOneLink() =>
        Assert.Equal(@"[a \[b\]](<https://x.example/a%3E?q=(1)>)", MarkdownText.Link("a [b]", "https://x.example/a>?q=(1)"));
}
