using System.Globalization;
using System.Text;
using ResponsibilityPortal.Domain.Texts;

namespace ResponsibilityPortal.Domain.Reading;

/// <summary>
/// Folds text so that a search finds what the reader means: without case and accents, hyphens as spaces, US and UK spelling
/// as one, plurals as singulars, doing as deed (patching, patch). Both sides are folded the same way, so a fold need not be a real word.
/// </summary>
internal static class SearchFolding
{
    /// <summary>A word of a text: where it stands, and how it folds.</summary>
    public readonly record struct Word(int Start, int Length, string Folded);

    /// <summary>The words of a text, in order. Words are runs of letters and digits.</summary>
    public static IEnumerable<Word> WordsOf(string text)
    {
        var start = -1;
        for (var index = 0; index <= text.Length; index++)
        {
            var inWord = index < text.Length && char.IsLetterOrDigit(text[index]);
            if (inWord && start < 0)
            {
                start = index;
            }
            else if (!inWord && start >= 0)
            {
                yield return new Word(start, index - start, Fold(text[start..index]));
                start = -1;
            }
        }
    }

    /// <summary>The folded words of a text, each with a space before it: <c>" multi factor"</c>.</summary>
    public static string Fold(IEnumerable<Word> words)
    {
        var folded = new StringBuilder();
        foreach (var word in words)
        {
            folded.Append(' ').Append(word.Folded);
        }

        return folded.ToString();
    }

    private static string Fold(string word)
    {
        word = WithoutAccents(word.ToLowerInvariant());
        if (word.Length >= 5)
        {
            word = AmericanSpelling(word);
        }

        return WithoutIng(Singular(word));
    }

    private static string WithoutAccents(string word)
    {
        if (Ascii.IsValid(word))
        {
            return word;
        }

        var bare = OutsideText.Normalize(word, NormalizationForm.FormD).Where(character => CharUnicodeInfo.GetUnicodeCategory(character) != UnicodeCategory.NonSpacingMark);
        return string.Concat(bare);
    }

    /// <summary>colour/color, centre/center, licence/license, catalogue/catalog, labelled/labeled, judgement/judgment, authorise/authorize.</summary>
    private static string AmericanSpelling(string word)
    {
        word = word
            .Replace("ise", "ize", StringComparison.Ordinal)
            .Replace("isa", "iza", StringComparison.Ordinal)
            .Replace("isi", "izi", StringComparison.Ordinal)
            .Replace("yse", "yze", StringComparison.Ordinal)
            .Replace("ence", "ense", StringComparison.Ordinal)
            .Replace("ll", "l", StringComparison.Ordinal)
            .Replace("ogue", "og", StringComparison.Ordinal)
            .Replace("gement", "gment", StringComparison.Ordinal);
        if (word.Length >= 6)
        {
            word = word.Replace("our", "or", StringComparison.Ordinal);
        }

        return word.EndsWith("tre", StringComparison.Ordinal) ? $"{word[..^3]}ter"
            : word.EndsWith("tres", StringComparison.Ordinal) ? $"{word[..^4]}ters"
            : word.EndsWith("mme", StringComparison.Ordinal) ? word[..^2]
            : word;
    }

    /// <summary>Only from longer words: <c>ping</c>, <c>ring</c> and <c>string</c> are no doings.</summary>
    private static string WithoutIng(string word) =>
        word.Length >= 7 && word.EndsWith("ing", StringComparison.Ordinal) ? word[..^3] : word;

    private static string Singular(string word) =>
        word.Length > 3 && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i') ? word[..^1] : word;
}
