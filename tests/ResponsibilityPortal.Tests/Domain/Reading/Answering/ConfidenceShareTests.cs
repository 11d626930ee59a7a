using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Answering;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Reading.Answering;

/// <summary>
/// Computes how often each word of confidence is right: with the sample questions, the questions that were never used to improve the
/// search, lines that no row answers, and lines that were written after the limits between the words were set. Readers see
/// the same figures.
/// </summary>
public sealed class ConfidenceShareTests
{
    /// <summary>A question and the rows that answer it; none for a line that no row answers.</summary>
    private static IEnumerable<(string Question, string[] Accepted)> Samples =>
        from file in new[] { "Search/questionnaire-lines.tsv", "Search/held-out-lines.tsv", "Answering/off-topic-lines.tsv", Later }
        from line in File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Domain/Reading", file))
        let parts = line.Split('\t', 2)
        select (parts[0], parts.Length == 1 ? [] : parts[1].Split(',', StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Written after the limits between the words were set, and never used to change them.</summary>
    private const string Later = "Answering/later-lines.tsv";

    [Fact]
    public void Measured_Shares_AreThoseOfTheSamples()
    {
        var samples = Samples.ToList();
        Assert.True(samples.Count > 100);
        var questions = samples.Select((sample, index) => new Question(index + 1, null, sample.Question, null)).ToValueList();
        var answers = QuestionnaireAnswers.Of(SeedMatrix.Index(), questions, TestContext.Current.CancellationToken).Zip(samples).ToList();

        var computed = ConfidenceWords.All.Select(word =>
        {
            var withWord = answers.Where(answer => answer.First.Confidence == word).ToList();
            return new ConfidenceShare(word, withWord.Count, withWord.Count(answer => IsRight(answer.First, answer.Second.Accepted)));
        });

        Assert.Equal(ConfidenceShare.Measured, computed);
    }

    /// <summary>The words keep their order: the surer an answer, the more often it is right.</summary>
    [Fact]
    public void Measured_SurerWords_AreRightMoreOften()
    {
        var shares = ConfidenceShare.Measured.ToDictionary(share => share.Confidence, share => share.Percent);

        Assert.InRange(shares[Confidence.Sure], 95, 100);
        Assert.InRange(shares[Confidence.Likely], 80, shares[Confidence.Sure]);
        Assert.InRange(shares[Confidence.Check], 20, shares[Confidence.Likely]);
        Assert.InRange(shares[Confidence.NoMatch], 80, 100);
    }

    private static bool IsRight(QuestionAnswer answer, string[] accepted) =>
        answer.Row is { } row ? accepted.Contains(row.Responsibility.Slug) : accepted.Length == 0;
}
