using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Search;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Reading.Search;

/// <summary>Which rows of a small matrix a search finds: with all words, and as close matches.</summary>
public sealed class MatrixSearchTests
{
    private static string Found(string query) => string.Join(" | ", ByKind(query));

    private static IEnumerable<string> ByKind(string query) =>
        TestMatrix
            .Index()
            .Find(query)
            .Rows.GroupBy(result => result.Kind)
            .Select(group => $"{group.Key}: {string.Join(' ', group.Select(result => result.Row.Responsibility.Slug))}");

    [Theory]
    [InlineData("multi-factor", "AllWords: sign-in")]
    [InlineData("MULTI-FACTOR", "AllWords: sign-in")]
    [InlineData("Multi‑Factor", "AllWords: sign-in")]
    [InlineData("mfa", "AllWords: sign-in")]
    [InlineData("data-centre", "AllWords: buildings")]
    [InlineData("snapshots", "AllWords: backups")]
    [InlineData("schedules", "AllWords: backups")]
    [InlineData("proving", "AllWords: restore")]
    [InlineData("resto", "AllWords: restore")]
    [InlineData("backup test", "AllWords: restore")]
    [InlineData("backup", "AllWords: backups restore")]
    [InlineData("jobs backup", "AllWords: backups")]
    [InlineData("backup mfa", "Close: sign-in backups")]
    [InlineData("ackup", "AllWords: backups restore")]
    [InlineData("a-9", "Control: backups")]
    [InlineData("unicorns", "")]
    public void Find_Query_RanksTheRowsByKind(string query, string rows) => Assert.Equal(rows, Found(query));

    [Fact]
    public void Find_WordOfAReasonWhyACellIsNotApplicable_FindsTheRow()
    {
        var matrix = Given.Matrix().Changing(row =>
            row.Slug == "keys" ? row with { Assignments = [new Assignment("saas") { NotApplicable = "No walrus is rented" }] } : row
        );

        Assert.Equal(["keys"], new MatrixIndex(matrix).Find("walrus").Rows.Select(result => result.Row.Responsibility.Slug));
    }

    [Fact]
    public void Find_VeryLongText_IsReadToItsEnd()
    {
        var words = string.Join(' ', Enumerable.Range(0, 500).Select(number => $"word{number}x"));

        Assert.Equal("Close: backups restore", Found($"{words} backup"));
        Assert.Equal("Close: backups restore", Found($"backup {words}"));
        Assert.Equal(["backup"], TestMatrix.Index().Find($"backup {words}").Rows[0].Matched);
        Assert.Empty(TestMatrix.Index().Find(new string('x', 8_000)).Rows);
    }

    [Theory]
    [InlineData("orgnisaton", "organisation")]
    [InlineData("backuupps backkkups", "")]
    [InlineData("unicorns", "")]
    public void NearWords_NothingFound_AreThoseWithTwoEdits(string query, string words) =>
        Assert.Equal(words, string.Join(' ', TestMatrix.Index().Find(query).NearWords));

    [Fact]
    public void Corrections_OfAVeryLongText_AreLimited()
    {
        var letters = Enumerable.Range('a', 26).Select(letter => (char)letter).ToList();
        var words = string.Join(' ', letters.Select(letter => $"back{letter}up").Concat(letters.Select(letter => $"bac{letter}kup")));

        Assert.Equal(32, TestMatrix.Index().Find(words).Corrections.Count);
    }

    [Fact]
    public void Corrections_OfARepeatedError_AreReportedOnce() =>
        Assert.Equal([new SpellingCorrection("bakcup", "backup")], TestMatrix.Index().Find("bakcup bakcup").Corrections);
}
