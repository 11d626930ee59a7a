using System.Text.RegularExpressions;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Architecture;

/// <summary>
/// A sentence of the product is in the tests once, so that rewording it changes one place. Several tests share it as a constant, such as
/// <see cref="AccountTexts"/>. Sentences are string literals of four words or more that the sources contain too.
/// </summary>
public sealed partial class RepeatedTextTests
{
    [Fact]
    public void Sentence_OfTheProduct_IsInTheTestsOnce()
    {
        var sources = string.Join('\n', Repository.SourceFiles().Select(file => file.Text));
        var sentences = Repository.TestFiles().SelectMany(file => SentencesOf(file.Text)).CountBy(text => text).ToList();
        Assert.True(sentences.Count > 500, $"{sentences.Count} sentences");
        Assert.Empty(
            from sentence in sentences
            where sentence.Value > 1 && sources.Contains(sentence.Key, StringComparison.Ordinal)
            select $"{sentence.Value} times: {sentence.Key}"
        );
    }

    [Theory]
    [InlineData("Assert.Equal(\"The draft is empty.\", text);", 1)]
    [InlineData("Say(\"The draft is empty.\", \"Nothing was saved here.\");", 2)]
    [InlineData("Say(\"Three words only\", \"the draft is empty\", $\"The draft {name} is empty.\");", 0)]
    public void Sentence_InALiteral_IsFound(string source, int count) => Assert.Equal(count, SentencesOf(source).Count());

    private static IEnumerable<string> SentencesOf(string source) =>
        Literal().Matches(source).Select(literal => literal.Groups["text"].Value).Where(text => text.Split(' ').Length >= 4);

    /// <summary>A literal without holes that begins like a sentence. A value in JSON is data.</summary>
    [GeneratedRegex("(?<![$:\\\\])\"(?<text>[A-Z“][^\"\\\\{}\n]*)\"", RegexOptions.CultureInvariant)]
    private static partial Regex Literal();
}
