using System.Text;

namespace ResponsibilityPortal.Domain.Reading.Search;

/// <summary>Folds texts that are compared as a whole, such as names.</summary>
internal static class FoldedText
{
    private static readonly SearchLanguage English = SearchLanguage.English;

    /// <summary>Returns the stems of all words of a text, with a space before each; empty for a text without words.</summary>
    public static string Of(string text)
    {
        var folded = new StringBuilder();
        Span<char> word = stackalloc char[WordFolding.MaxLength + 1];
        var words = new WordScanner(text);
        while (words.MoveNext())
        {
            folded.Append(' ').Append(word[..WordFolding.Stem(word, WordFolding.Lower(words.Word, word, English), English)]);
        }

        return folded.ToString();
    }
}
