using ResponsibilityPortal.Domain.Matrices;

namespace ResponsibilityPortal.Tests.Domain.Matrices;

public sealed class ValueListTests
{
    [Theory]
    [InlineData("", "", true)]
    [InlineData("a,b", "a,b", true)]
    [InlineData("a,b", "b,a", false)]
    [InlineData("a", "a,a", false)]
    [InlineData("a", "A", false)]
    public void Equals_ListsWithEqualItems_IsTrue(string left, string right, bool equal)
    {
        var (one, other) = (left.Split(',').ToValueList(), right.Split(',').ToValueList());

        Assert.Equal(equal, one.Equals(other));
        Assert.Equal(equal, one.Equals((object)other));
        Assert.True(!equal || one.GetHashCode() == other.GetHashCode());
    }

    [Fact]
    public void Equals_RecordsWithLists_ComparesTheItems() =>
        Assert.Equal(new Assignment("hosted") { Contributing = ["a", "b"] }, new Assignment("hosted") { Contributing = ["a", "b"] });

    [Fact]
    public void Create_WhenTheSourceChangesLater_KeepsTheItems()
    {
        string[] items = ["a", "b"];
        var list = items.ToValueList();
        items[0] = "z";

        Assert.Equal(["a", "b"], list);
        Assert.Equal("[a, b]", list.ToString());
    }
}
