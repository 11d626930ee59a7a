using CsCheck;
using ResponsibilityPortal.Domain.Drafting;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Domain.Drafting;

public sealed class OwnershipCodeTests
{
    private static readonly Matrix Matrix = Given.Matrix();

    [Theory]
    [InlineData("V", "vendor", "")]
    [InlineData("v", "vendor", "")]
    [InlineData("Vendor", "vendor", "")]
    [InlineData("VENDOR", "vendor", "")]
    [InlineData(" V + C ", "vendor", "customer")]
    [InlineData("V+C+P", "vendor", "customer provider")]
    [InlineData("Customer, Vendor", "customer", "vendor")]
    [InlineData("C, V*", "vendor", "customer")]
    [InlineData("V* + C", "vendor", "customer")]
    [InlineData("V / C", "vendor", "customer")]
    [InlineData("V & C", "vendor", "customer")]
    [InlineData("V\nC", "vendor", "customer")]
    [InlineData("?", null, "")]
    public void What_people_write_into_cells_is_understood(string text, string? accountable, string contributing)
    {
        var code = OwnershipCode.Read(Matrix, text)!;
        Assert.Equal((accountable, contributing), (code.Accountable, string.Join(' ', code.Contributing)));
    }

    [Theory]
    [InlineData("X")]
    [InlineData("V + X")]
    [InlineData("V + V")]
    [InlineData("V* + C*")]
    [InlineData("-")]
    [InlineData("")]
    [InlineData("+")]
    [InlineData("Vendor and Customer")]
    public void What_is_not_understood_is_not_guessed(string text) => Assert.Null(OwnershipCode.Read(Matrix, text));

    [Fact]
    public void Whatever_is_written_is_read_as_the_same() => MatrixGenerator.Matrices.Sample(matrix =>
    {
        foreach (var cell in matrix.Responsibilities.SelectMany(row => row.Assignments))
        {
            var code = OwnershipCode.Read(matrix, OwnershipCode.Write(matrix, cell))!;
            Assert.Equal(cell.Accountable, code.Accountable);
            Assert.Equal(cell.Accountable is null ? [] : cell.Contributing, code.Contributing);
        }
    }, iter: 200);
}
