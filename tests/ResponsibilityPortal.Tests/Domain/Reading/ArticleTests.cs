using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Reading;

public sealed class ArticleTests
{
    [Theory]
    [InlineData("hosting model", "a hosting model")]
    [InlineData("service", "a service")]
    [InlineData("activity", "an activity")]
    [InlineData("impact level", "an impact level")]
    [InlineData("Offering", "an Offering")]
    [InlineData("environment", "an environment")]
    [InlineData("unit", "a unit")]
    [InlineData("university", "a university")]
    [InlineData("use case", "a use case")]
    [InlineData("European region", "a European region")]
    [InlineData("uninsured site", "an uninsured site")]
    [InlineData("upgrade", "an upgrade")]
    [InlineData("hour", "an hour")]
    [InlineData("SLA", "an SLA")]
    [InlineData("US region", "a US region")]
    [InlineData("IaaS offer", "an IaaS offer")]
    public void With_GivesTheArticleOfTheSound(string words, string expected) => Assert.Equal(expected, Article.With(words));

    [Theory]
    [InlineData("activity", "“moon” in “model” is not an activity of this matrix.")]
    [InlineData("service", "“moon” in “model” is not a service of this matrix.")]
    public void FilterProblem_NamesTheColumnsOfTheMatrix(string column, string sentence)
    {
        var matrix = Given.Matrix() with { ColumnKind = new ColumnKind(column, $"{column}s") };
        Assert.StartsWith(
            sentence,
            FilterProblem.Of(new MatrixIndex(matrix), new MatrixFilter { Models = ["moon"] }),
            StringComparison.Ordinal
        );
    }
}
