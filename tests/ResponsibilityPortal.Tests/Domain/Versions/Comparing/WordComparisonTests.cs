using ResponsibilityPortal.Domain.Versions.Comparing;

namespace ResponsibilityPortal.Tests.Domain.Versions.Comparing;

/// <summary>What readers see of a text that has changed.</summary>
public sealed class WordComparisonTests
{
    [Theory]
    [InlineData("Keeps logs for 30 days.", "Keeps logs for 90 days.", "Keeps logs for [-30-]{+90+} days.")]
    [InlineData("Keeps backup copies.", "Keeps encrypted backup copies.", "Keeps {+encrypted +}backup copies.")]
    [InlineData("Reviews access each month, by role.", "Reviews access each month.", "Reviews access each month[-, by role-].")]
    [InlineData(
        "The vendor signs the contract today.",
        "The vendor has read the contract today.",
        "The vendor [-signs-]{+has read+} the contract today."
    )]
    [InlineData("Same.", "Same.", "Same.")]
    [InlineData("", "New note.", "{+New note.+}")]
    [InlineData("Old note.", "", "[-Old note.-]")]
    [InlineData(
        "Entirely other words here",
        "Nothing of that is left in it",
        "[-Entirely other words here-]{+Nothing of that is left in it+}"
    )]
    public void Between_TwoTexts_MarksWhatWasRemovedAndAdded(string before, string after, string expected) =>
        Assert.Equal(expected, Marked(before, after));

    [Fact]
    public void Between_AnyTwoTexts_ContainsBothWhole()
    {
        const string before = "a \uD83D\uDE00 b  c\nd\uD83D e";
        const string after = "a \uD83D\uDE01 b c\nd e \u0301";
        var runs = WordComparison.Between(before, after);
        Assert.Equal(before, string.Concat(runs.Where(run => run.Change != WordChange.Added).Select(run => run.Text)));
        Assert.Equal(after, string.Concat(runs.Where(run => run.Change != WordChange.Removed).Select(run => run.Text)));
    }

    [Fact]
    public void Between_TextsWithTooManyWords_ShowsTheMiddleAsReplaced()
    {
        var before = $"Begins {string.Join(' ', Enumerable.Range(0, 2_000))} ends";
        var after = $"Begins {string.Join(' ', Enumerable.Range(5_000, 2_000))} ends";
        Assert.Equal(2, WordComparison.Between(before, after).Count(run => run.Change != WordChange.Same));
    }

    private static string Marked(string before, string after) =>
        string.Concat(
            WordComparison
                .Between(before, after)
                .Select(run =>
                    run.Change switch
                    {
                        WordChange.Removed => $"[-{run.Text}-]",
                        WordChange.Added => $"{{+{run.Text}+}}",
                        _ => run.Text,
                    }
                )
        );
}
