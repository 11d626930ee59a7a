using System.Text;
using CsCheck;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Search;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Reading.Search;

/// <summary>What holds for every question.</summary>
public sealed class SearchPropertyTests
{
    private static readonly MatrixIndex Index = SeedMatrix.Index();

    private static readonly string[] Words =
    [
        .. Index
            .Rows.SelectMany(SearchedTexts.Of)
            .SelectMany(text => text.Split(" ,.;()/:'\"\n".ToCharArray(), StringSplitOptions.RemoveEmptyEntries))
            .Where(word => word.All(character => char.IsAsciiLetter(character) || character == '-') && char.IsAsciiLetter(word[0]))
            .Distinct(StringComparer.Ordinal),
    ];

    private static readonly Gen<string> Question = Gen.OneOf(Gen.OneOf(Words), Gen.OneOf("unicorn", "what", "is", "secruity", "zzz"))
        .Array[1, 8]
        .Select(words => string.Join(' ', words));

    /// <summary>
    /// Texts of 8 KB, the most that an address can have: words, the same words again and again, identifiers, letters, and any characters.
    /// </summary>
    private static readonly Gen<string> LongText = Gen.OneOf(
            Gen.OneOf(Words).Array[1, 40].Select(words => string.Join(' ', words)),
            Gen.OneOf(Words).Array[1, 3].Select(words => string.Join('-', words)),
            Gen.Int[0, 3_000].Array[1, 40].Select(numbers => string.Join(", ", numbers.Select(number => $"AC-{number}"))),
            Gen.String[Gen.Char['a', 'z'], 1, 30],
            Gen.String[1, 30]
        )
        .Array[1, 30]
        .Select(parts => Repeated($"{string.Join(' ', parts)} "));

    private static string Repeated(string text) => string.Concat(Enumerable.Repeat(text, (8_192 / text.Length) + 1))[..8_192];

    private static string Found(SearchResults results) =>
        string.Join(
            '\n',
            results.Rows.Select(result => $"{result.Row.Responsibility.Slug} {result.Kind} {result.Score:R} {result.Matched.Count}")
        );

    [Fact]
    public void Find_CaseAndAccents_NeverChangeAResult() =>
        Question.Sample(question =>
        {
            var expected = Found(Index.Find(question));

            Assert.Equal(expected, Found(Index.Find(question.ToUpperInvariant())));
            Assert.Equal(expected, Found(Index.Find(question.ToLowerInvariant())));
            Assert.Equal(expected, Found(Index.Find(Accented(question))));
            Assert.Equal(expected, Found(Index.Find(Accented(question).Normalize(NormalizationForm.FormC))));
        });

    [Fact]
    public void Find_HyphensOrSpaces_NeverChangeAResult() =>
        Question.Sample(question =>
        {
            var expected = Found(Index.Find(question.Replace('-', ' ')));

            Assert.Equal(expected, Found(Index.Find(question)));
            Assert.Equal(expected, Found(Index.Find(question.Replace('-', '\u2011'))));
            Assert.Equal(expected, Found(Index.Find(question.Replace(' ', '-'))));
        });

    [Fact]
    public void Find_StopWordsAround_NeverChangeTheRows() =>
        Question.Sample(question =>
            Assert.Equal(Found(Index.Find(question)), Found(Index.Find($"Who is responsible for: {question}; and why?")))
        );

    [Fact]
    public void Find_SameQuestionTwice_GivesEqualResults() =>
        Question.Sample(question => Assert.Equal(Index.Find(question), Index.Find(question)));

    [Fact]
    public void Find_Results_AreOrderedAndExplained() =>
        Question.Sample(question =>
        {
            var rows = Index.Find(question).Rows;

            Assert.Equal(rows.OrderBy(row => row.Kind).ThenByDescending(row => row.Score), rows);
            Assert.Equal(rows.Count, rows.Select(row => row.Row).Distinct().Count());
            Assert.All(rows, row => Assert.NotEmpty(row.Matched));
            Assert.All(rows.Where(row => row.Kind == MatchKind.AllWords), row => Assert.Empty(row.Missing));
            Assert.All(
                rows.SelectMany(row => row.Matched.Concat(row.Missing)),
                word => Assert.Contains(word, question, StringComparison.Ordinal)
            );
        });

    [Fact]
    public void Find_Title_RanksItsOwnRowFirst() =>
        Assert.All(Index.Rows, row => Assert.Equal(row, Index.Find(row.Responsibility.Title).Rows[0].Row));

    [Fact]
    public void Find_Keyword_FindsItsRow() =>
        Assert.All(
            Index.Rows,
            row =>
                Assert.All(
                    row.Responsibility.Keywords,
                    keyword => Assert.Contains(row, Index.Find(keyword).Rows.Take(8).Select(result => result.Row))
                )
        );

    [Fact]
    public void Find_Slug_FindsItsRow() =>
        Assert.All(
            Index.Rows,
            row => Assert.Contains(row, Index.Find(row.Responsibility.Slug).Rows.Take(3).Select(result => result.Row))
        );

    [Fact]
    public void Find_AnyText_IsAnswered() => Gen.String.Sample(text => Assert.NotNull(Index.Find(text)));

    [Fact]
    public void Find_LongText_IsAnsweredTheSameWithinBounds() =>
        LongText.Sample(
            text =>
            {
                var results = Index.Find(text);

                Assert.Equal(results, Index.Find(text));
                Assert.InRange(results.Rows.Count, 0, Index.Rows.Count);
                Assert.All(results.Rows, row => Assert.InRange(row.Matched.Count + row.Missing.Count, 0, 64));
                Assert.All(results.Rows, row => Assert.True(double.IsFinite(row.Score)));
                Assert.InRange(results.Corrections.Count, 0, 32);
                Assert.InRange(results.NearWords.Count, 0, 3);
            },
            iter: 100
        );

    [Fact]
    public void Find_TextRepeatedManyTimes_FindsWhatItFindsTwice() =>
        Question.Sample(
            question =>
                Assert.Equal(
                    Found(Index.Find($"{question}. {question}.")),
                    Found(Index.Find(string.Join(' ', Enumerable.Repeat($"{question}.", 100))))
                ),
            iter: 100
        );

    [Fact]
    public void Find_GeneratedMatrix_IsAnswered() =>
        Gen.Select(MatrixGenerator.Matrices, Gen.String)
            .Sample(
                (matrix, text) =>
                {
                    var index = new MatrixIndex(matrix);
                    Assert.NotNull(index.Find(text));
                    Assert.NotNull(index.Find($"{matrix.Title} {text}"));
                },
                iter: 200
            );

    /// <summary>Puts an accent on every vowel, as a character of its own.</summary>
    private static string Accented(string text) =>
        string.Concat(text.Select(character => "aeiouAEIOU".Contains(character) ? $"{character}\u0301" : $"{character}"));
}
