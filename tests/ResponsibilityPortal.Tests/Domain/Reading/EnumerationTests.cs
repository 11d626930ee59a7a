using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Tests.Domain.Reading;

public sealed class EnumerationTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("A", "A")]
    [InlineData("A B", "A and B")]
    [InlineData("A B C", "A, B and C")]
    public void Of_Names_ListsThemAsProse(string names, string prose) =>
        Assert.Equal(prose, Enumeration.Of(names.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [Theory]
    [InlineData("", "no role")]
    [InlineData("A", "the role A")]
    [InlineData("A B C", "the roles A, B and C")]
    public void Of_NamesWithANoun_UsesItsNumber(string names, string prose) =>
        Assert.Equal(prose, Enumeration.Of(names.Split(' ', StringSplitOptions.RemoveEmptyEntries), "role"));
}
