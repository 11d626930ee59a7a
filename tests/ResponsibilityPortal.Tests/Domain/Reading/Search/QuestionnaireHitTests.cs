using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Reading.Search;

/// <summary>
/// Lines of security questionnaires against the built-in matrix. The questionnaire lines were known when the search was written. The
/// held-out lines were written before its first run and never used to improve it.
/// </summary>
public sealed class QuestionnaireHitTests
{
    [Theory]
    [InlineData("questionnaire-lines.tsv", 36, 39)]
    [InlineData("held-out-lines.tsv", 36, 39)]
    public void Find_QuestionnaireLines_RanksAnAcceptedRowFirst(string file, int first, int firstThree)
    {
        var rate = HitRate.Of(SeedMatrix.Index(), file);

        Assert.Equal(40, rate.Questions);
        Assert.True(rate.First >= first, $"{rate.First} of {rate.Questions} first:\n{rate.Misses}");
        Assert.True(rate.FirstThree >= firstThree, $"{rate.FirstThree} of {rate.Questions} among the first three:\n{rate.Misses}");
    }
}
