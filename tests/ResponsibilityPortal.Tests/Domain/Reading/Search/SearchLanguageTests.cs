using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Search;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Reading.Search;

/// <summary>A search works in the language of the matrix, and finds parts of texts in scripts without spaces.</summary>
public sealed class SearchLanguageTests
{
    [Theory]
    [InlineData("多要素認証を利用者に強制する", "多要素認証")]
    [InlineData("多要素認証を利用者に強制する", "認証")]
    [InlineData("多要素認証を利用者に強制する", "利用者 強制")]
    [InlineData("多要素認証を利用者に強制する", "者")]
    [InlineData("ログインの記録", "グイン")]
    [InlineData("SSO認証の設定", "SSO")]
    [InlineData("SSO認証の設定", "認証")]
    [InlineData("การสำรองข้อมูล", "สำรอง")]
    [InlineData("鍵", "鍵")]
    public void Search_InAScriptWithoutSpaces_FindsParts(string title, string question) =>
        Assert.Equal(["keys"], RowsFor(title, "ja", question));

    [Theory]
    [InlineData("多要素認証を利用者に強制する", "認者")]
    [InlineData("ログインの記録", "ログ記録簿")]
    public void Search_InAScriptWithoutSpaces_FindsNothingElse(string title, string question)
    {
        var index = Index(title, "ja");
        Assert.DoesNotContain(index.Find(question).Rows, result => result.Kind == MatchKind.AllWords);
    }

    [Theory]
    [InlineData("सुरक्षा की जाँच", "सुरक्षा")]
    [InlineData("सुरक्षा की जाँच", "की")]
    [InlineData("লগ সংরক্ষণ", "সংরক্ষণ")]
    [InlineData("လုံခြုံရေး စစ်ဆေးခြင်း", "စစ်ဆေး")]
    public void Search_InAScriptWithVowelSigns_FindsWholeWords(string title, string question) =>
        Assert.Equal(["keys"], RowsFor(title, "hi", question));

    /// <summary>A vowel sign, a tone or a voiced mark makes another word.</summary>
    [Theory]
    [InlineData("सुरक्षा की जाँच", "hi", "का")]
    [InlineData("सुरक्षा की जाँच", "hi", "सर")]
    [InlineData("ข้าว", "th", "ขาว")]
    [InlineData("かき", "ja", "かぎ")]
    [InlineData("ハス", "ja", "バス")]
    [InlineData("ハス", "ja", "ﾊﾟｽ")]
    public void Search_ForAnotherWordOfTheSameLetters_FindsNothing(string title, string language, string question) =>
        Assert.DoesNotContain(Index(title, language).Find(question).Rows, result => result.Kind == MatchKind.AllWords);

    [Theory]
    [InlineData("パスワード", "ja", "ﾊﾟｽﾜｰﾄﾞ")]
    [InlineData("か\u3099", "ja", "が")]
    [InlineData("Ключи й", "ru", "и")]
    [InlineData("مُفتاح", "ar", "مفتاح")]
    [InlineData("鍵\uFE00", "ja", "鍵")]
    public void Search_WithAnotherSpellingOfTheWord_FindsIt(string title, string language, string question) =>
        Assert.Equal(["keys"], RowsFor(title, language, question));

    [Theory]
    [InlineData("Schlüssel verwalten", "Schlüssel")]
    [InlineData("Schlüssel verwalten", "SCHLUESSEL")]
    [InlineData("Geraete sperren", "Geräte")]
    [InlineData("Straße", "strasse")]
    public void Search_InGerman_ReadsUmlautsAsTwoLetters(string title, string question) =>
        Assert.Equal(["keys"], RowsFor(title, "de-CH", question));

    [Theory]
    [InlineData("النسخ الاحتياطي", "نسخ")]
    [InlineData("النسخ الاحتياطي", "احتياطي")]
    public void Search_InArabic_IgnoresTheArticle(string title, string question) => Assert.Equal(["keys"], RowsFor(title, "ar", question));

    [Fact]
    public void Search_InAnotherLanguage_HasNoEnglishEndingsAndStopWords()
    {
        // "on" is a word of French, and "notes" isn't the plural of the English "note" there.
        Assert.Equal(["keys"], RowsFor("Ce que l'on fait", "fr", "on"));
        Assert.Empty(RowsFor("Ce que l'on fait", "en", "on"));
    }

    [Fact]
    public void Mark_OverlappingPairs_GivesOneSegment()
    {
        var marks = Index("多要素認証を利用者に強制する", "ja").Find("要素認証").Marks;
        Assert.Equal(
            [new TextSegment("多", false), new TextSegment("要素認証", true), new TextSegment("を利用者に強制する", false)],
            marks.Mark("多要素認証を利用者に強制する")
        );
    }

    private static MatrixIndex Index(string title, string language) =>
        new(
            Given.Matrix().Changing(row => row.Slug == "keys" ? row with { Title = title } : row) with
            {
                Language = language,
                UsesDefaultSynonyms = false,
            }
        );

    private static IEnumerable<string> RowsFor(string title, string language, string question) =>
        Index(title, language).Find(question).Rows.Select(result => result.Row.Responsibility.Slug);
}
