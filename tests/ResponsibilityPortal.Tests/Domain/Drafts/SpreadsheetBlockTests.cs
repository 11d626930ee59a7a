using CsCheck;
using ResponsibilityPortal.Domain.Drafts;

namespace ResponsibilityPortal.Tests.Domain.Drafts;

public sealed class SpreadsheetBlockTests
{
    [Theory]
    [InlineData("C", "C")]
    [InlineData("C\tY", "C|Y")]
    [InlineData("C\tY\nP\tY", "C|Y/P|Y")]
    [InlineData("C\tY\r\nP\tY\r\n", "C|Y/P|Y")]
    [InlineData("C\r\rP", "C//P")]
    [InlineData("\t\n\t", "|/|")]
    [InlineData("\"C\nY\"\tP", "C\nY|P")]
    [InlineData("\"say \"\"hi\"\"\"\tP", "say \"hi\"|P")]
    [InlineData("\"never closed\tP", "never closed\tP")]
    [InlineData("5\" disk\tP", "5\" disk|P")]
    [InlineData("", "")]
    public void Read_SpreadsheetBlock_ReturnsItsCells(string text, string expected) =>
        Assert.Equal(expected, string.Join('/', SpreadsheetBlock.Read(text).Select(row => string.Join('|', row))));

    [Fact]
    public void Read_WrittenBlock_GivesTheSameCells()
    {
        var cell = Gen.OneOf(
            Gen.Const("C"),
            Gen.Const(""),
            Gen.Const("a\tb"),
            Gen.Const("a\nb"),
            Gen.Const("\"q\""),
            Gen.Const("a\"b"),
            Gen.Const("Y + C")
        );
        cell.Array[2, 4]
            .Array[1, 5]
            .Sample(rows =>
                Assert.Equal(
                    rows.Select(row => string.Join('|', row)),
                    SpreadsheetBlock.Read(SpreadsheetBlock.Write(rows)).Select(row => string.Join('|', row))
                )
            );
    }
}
