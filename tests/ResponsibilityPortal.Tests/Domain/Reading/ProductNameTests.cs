using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Reading;

public sealed class ProductNameTests
{
    [Theory]
    [InlineData("YugabyteDB shared responsibility matrix", "YugabyteDB")]
    [InlineData("Lamp: Responsibility Matrix", "Lamp")]
    [InlineData("The sample matrix", "The sample matrix")]
    [InlineData(" responsibility matrix", " responsibility matrix")]
    public void Name_OfTheProduct_IsTheTitleWithoutItsUsualEnding(string title, string name) =>
        Assert.Equal(name, ProductName.Of(Given.Matrix() with { Title = title }));
}
