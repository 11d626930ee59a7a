using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Reading;

public sealed class MatrixIndexTests
{
    [Fact]
    public void ControlsIn_Framework_ReturnsNaturalOrder()
    {
        var index = TestMatrix.Index();

        Assert.Equal(["A-9", "A-10"], index.ControlsIn("alpha").Select(control => control.Identifier));
        Assert.Empty(index.ControlsIn("moon"));
        Assert.Equal(["alpha", "beta"], index.FindControl("A-10", null).Select(control => control.Framework.Slug));
        Assert.Empty(index.FindControl("A-10", "moon"));
    }

    [Fact]
    public void Rows_AreFoundBySlugWithTheirPosition()
    {
        var index = TestMatrix.Index();

        Assert.Equal((2, "access"), (index.FindRow("sign-in")!.Position, index.FindRow("sign-in")!.Domain.Slug));
        Assert.Null(index.FindRow("moon"));
        Assert.Equal(Enumerable.Range(0, 4), index.Rows.Select(row => row.Position));
    }
}
