using System.Text;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Texts;

namespace ResponsibilityPortal.Domain.Reading.Search;

/// <summary>
/// What the search does differently in the language of a matrix: English endings and stop words apply to English only, German umlauts equal
/// their spelling with e, and Arabic words lose their article.
/// </summary>
internal sealed class SearchLanguage
{
    private const string ArabicArticle = "\u0627\u0644";

    /// <summary>The shortest Arabic word that can begin with the article.</summary>
    private const int ShortestWithArticle = 5;

    private readonly bool _isGerman;
    private readonly bool _isArabic;

    private SearchLanguage(string language) =>
        (IsEnglish, _isGerman, _isArabic) = (language == LanguageTag.Default, language == "de", language == "ar");

    public static SearchLanguage English { get; } = new(LanguageTag.Default);

    /// <summary>Whether words have English endings, and English stop words are ignored.</summary>
    public bool IsEnglish { get; }

    /// <summary>Returns the language of a matrix.</summary>
    /// <param name="tag">A tag of BCP 47. Script and region make no difference.</param>
    public static SearchLanguage Of(string tag) => LanguageTag.LanguageOf(tag) is var language && language == LanguageTag.Default
        ? English
        : new SearchLanguage(language);

    /// <summary>Returns whether a word in lower case is ignored.</summary>
    public bool IsStopWord(ReadOnlySpan<char> word) => IsEnglish && StopWords.Contains(word);

    /// <summary>Returns a word outside ASCII in the form that is then folded.</summary>
    public string Prepared(string word)
    {
        if (_isGerman)
        {
            return OutsideText
                .Normalize(word, NormalizationForm.FormC)
                .Replace("ä", "ae", StringComparison.OrdinalIgnoreCase)
                .Replace("ö", "oe", StringComparison.OrdinalIgnoreCase)
                .Replace("ü", "ue", StringComparison.OrdinalIgnoreCase);
        }

        // Ta marbuta and alef maksura are often written as ha and ya.
        return _isArabic
            ? (
                word.Length >= ShortestWithArticle && word.StartsWith(ArabicArticle, StringComparison.Ordinal)
                    ? word[ArabicArticle.Length..]
                    : word
            )
                .Replace('\u0629', '\u0647')
                .Replace('\u0649', '\u064A')
            : word;
    }
}
