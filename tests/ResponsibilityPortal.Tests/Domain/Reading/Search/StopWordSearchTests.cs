using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Reading.Search;

/// <summary>Stop words within synonyms, keywords and questions.</summary>
public sealed class StopWordSearchTests
{
    private static readonly Matrix Matrix = Given.Matrix();

    [Theory]
    [InlineData("log on", "log on", "backup")]
    [InlineData("log on", "log-on", "backup")]
    [InlineData("log on", "logon", "backup")]
    [InlineData("log-on", "log on", "backup")]
    [InlineData("log on to", "log on", "backup")]
    [InlineData("log on", "log", "")]
    [InlineData("at rest", "rest", "")]
    [InlineData("at rest", "at rest", "backup")]
    [InlineData("at rest", "data at rest", "backup")]
    [InlineData("the vault", "vault", "backup")]
    public void Find_SynonymWithAStopWord_IsFoundAsAWhole(string synonym, string question, string row) =>
        Assert.Equal(
            row,
            string.Join(
                ' ',
                RowsFor(Matrix with { Synonyms = [new SynonymGroup([synonym, "backups"])], UsesDefaultSynonyms = false }, question)
            )
        );

    [Fact]
    public void Find_SynonymThatARowWritesWithAStopWord_FindsTheRow()
    {
        var matrix = Titled("keys", "Log on to servers") with { Synonyms = [new SynonymGroup(["log on", "badge"])] };

        Assert.Equal(["keys"], RowsFor(matrix, "badge"));
        Assert.Empty(RowsFor(Titled("keys", "Log events") with { Synonyms = matrix.Synonyms }, "badge"));
    }

    /// <summary>"Up time" and "time out" are words of the matrix, and the question has both.</summary>
    [Fact]
    public void Find_WordBetweenTwoStopWords_IsReadWithEach()
    {
        var matrix = Titled("keys", "Badge") with
        {
            Synonyms = [new SynonymGroup(["uptime", "badge"]), new SynonymGroup(["timeout", "backups"])],
            UsesDefaultSynonyms = false,
        };

        Assert.Equal(["backup", "keys"], RowsFor(matrix, "up time out").Order(StringComparer.Ordinal));
        Assert.Equal(["keys"], RowsFor(matrix, "up time"));
        Assert.Equal(["backup"], RowsFor(matrix, "time out"));
    }

    [Fact]
    public void Find_KeywordWithAStopWord_CountsAsAWholeOnly()
    {
        var matrix = WithKeywords("keys", "log on");

        Assert.True(ScoreOf(matrix, "log on", "keys") > ScoreOf(matrix, "log", "keys"));
        Assert.Equal(["keys"], RowsFor(matrix, "log"));
    }

    /// <summary>"Up time" is "uptime" in another row, and "time synchronization" is a keyword nevertheless.</summary>
    [Theory]
    [InlineData("Do you set up time synchronization?")]
    [InlineData("Is there a set-up time synchronization?")]
    public void Find_PhraseAfterAStopWord_IsFoundAsAPhrase(string question)
    {
        var matrix = Matrix.Changing(row =>
            row.Slug switch
            {
                "keys" => row with { Keywords = ["uptime", "time"] },
                "backup" => row with { Keywords = ["time synchronization"] },
                _ => row,
            }
        );

        Assert.Equal("backup", RowsFor(matrix, question)[0]);
        Assert.Equal("keys", RowsFor(matrix, "up time")[0]);
    }

    [Fact]
    public void Find_PartOfASynonym_IsReadAsTheBeginningOfAWord() =>
        Assert.Equal(
            ["keys"],
            RowsFor(Titled("keys", "Keep clocks synchronized") with { Synonyms = [new SynonymGroup(["time sync", "NTP"])] }, "sync")
        );

    [Theory]
    [InlineData("serverless")]
    [InlineData("serverwithout")]
    public void Find_WordWithAnEnding_IsNotReadAsTheShorterWord(string question) =>
        Assert.Empty(RowsFor(Titled("keys", "Keep the server"), question));

    [Theory]
    [InlineData("failover", "Fail safely")]
    [InlineData("failovers", "Fail over to another zone with failovers")]
    [InlineData("standby", "Stand ready")]
    public void Find_CompoundOfAWordAndAStopWord_IsReadAsTheWord(string question, string title) =>
        Assert.Equal(["keys"], RowsFor(Titled("keys", title), question));

    [Theory]
    [InlineData("what am I responsible for", true)]
    [InlineData("who is it?", true)]
    [InlineData("what about D-2", false)]
    [InlineData("what about backups", false)]
    [InlineData("what about unicorns", false)]
    [InlineData(" - , ", false)]
    [InlineData("", false)]
    public void HasOnlyStopWords_NothingToSearchFor_IsTrue(string question, bool isTrue) =>
        Assert.Equal(isTrue, new MatrixIndex(Matrix).Find(question).HasOnlyStopWords);

    [Fact]
    public void Find_RepeatedKeyword_CountsOnce()
    {
        var once = ScoreOf(WithKeywords("keys", "vault"), "vault is open", "keys");

        Assert.Equal(once, ScoreOf(WithKeywords("keys", "vault"), "vault vault vault vault is open", "keys"));
    }

    /// <summary>A repeated word counts a little more in a row. A repeated phrase must not.</summary>
    [Fact]
    public void Find_KeywordInSeveralForms_CountsOnceAsAPhrase()
    {
        var once = ScoreOf(WithKeywords("keys", "secret vault"), "Open secret vaults", "keys");
        var often = ScoreOf(
            WithKeywords("keys", "secret vault", "secret vaults", "Secret-vault", "SECRET VAULT"),
            "Open secret vaults",
            "keys"
        );

        Assert.InRange(often, once, 1.6 * once);
    }

    private static Matrix Titled(string slug, string title) =>
        Matrix.Changing(row => row.Slug == slug ? row with { Title = title } : row);

    private static Matrix WithKeywords(string slug, params string[] keywords) =>
        Matrix.Changing(row => row.Slug == slug ? row with { Keywords = [.. keywords] } : row);

    private static List<string> RowsFor(Matrix matrix, string question) =>
        [.. new MatrixIndex(matrix).Find(question).Rows.Select(result => result.Row.Responsibility.Slug)];

    private static double ScoreOf(Matrix matrix, string question, string row) =>
        new MatrixIndex(matrix).Find(question).Rows.Single(result => result.Row.Responsibility.Slug == row).Score;
}
