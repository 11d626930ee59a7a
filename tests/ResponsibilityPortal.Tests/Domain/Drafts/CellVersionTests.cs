using ResponsibilityPortal.Domain.Drafts;

namespace ResponsibilityPortal.Tests.Domain.Drafts;

public sealed class CellVersionTests
{
    [Fact]
    public void Parse_WrittenVersion_GivesTheSame() =>
        Assert.Equal(new CellVersion(12, 3), CellVersion.Parse(new CellVersion(12, 3).ToString()));

    [Fact]
    public void Next_AddsOneEdit() => Assert.Equal(new CellVersion(12, 4), new CellVersion(12, 3).Next);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1.2.3")]
    [InlineData("1.")]
    [InlineData("-1.2")]
    [InlineData("1.+2")]
    [InlineData(" 1.2")]
    [InlineData("01.2")]
    [InlineData("1.99999999999")]
    [InlineData("a.b")]
    public void Parse_OtherText_IsNull(string? text) => Assert.Null(CellVersion.Parse(text));
}
