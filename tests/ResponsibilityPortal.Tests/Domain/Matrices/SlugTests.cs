using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Tests.Domain.Matrices;

public sealed class SlugTests
{
    [Theory]
    [InlineData("a", true)]
    [InlineData("on-premises", true)]
    [InlineData("nist-800-53r5", true)]
    [InlineData("", false)]
    [InlineData("9lives", false)]
    [InlineData("-a", false)]
    [InlineData("a-", false)]
    [InlineData("a--b", false)]
    [InlineData("A", false)]
    [InlineData("a_b", false)]
    [InlineData("a/b", false)]
    [InlineData("é", false)]
    [InlineData("a\n", false)]
    [InlineData("a٣", false)]
    public void IsValid_OnlyForLowerCaseWordsJoinedByHyphens(string text, bool valid) => Assert.Equal(valid, Slug.IsValid(text));

    [Fact]
    public void IsValid_MoreThan64Characters_IsFalse()
    {
        Assert.True(Slug.IsValid(new string('a', 64)));
        Assert.False(Slug.IsValid(new string('a', 65)));
    }
}
