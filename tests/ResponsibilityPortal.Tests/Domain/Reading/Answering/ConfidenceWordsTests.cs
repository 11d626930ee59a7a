using ResponsibilityPortal.Domain.Reading.Answering;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Reading.Answering;

public sealed class ConfidenceWordsTests
{
    [Fact]
    public void Meanings_InTheGuide_AreThoseOfThePortal()
    {
        var guide = File.ReadAllText(Path.Combine(Repository.Root, "docs/how-to/answer-a-questionnaire.md"));

        Assert.All(
            ConfidenceWords.All,
            word =>
                Assert.Contains(
                    $"| {ConfidenceWords.Of(word)} | {InATable(ConfidenceWords.MeaningOf(word))} |",
                    guide,
                    StringComparison.Ordinal
                )
        );
    }

    /// <summary>Begins with a small letter and joins the sentences.</summary>
    private static string InATable(string meaning) =>
        string.Join("; ", meaning.TrimEnd('.').Split(". ").Select(sentence => $"{char.ToLowerInvariant(sentence[0])}{sentence[1..]}"));
}
