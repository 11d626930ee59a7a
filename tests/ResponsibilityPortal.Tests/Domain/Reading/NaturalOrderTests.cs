using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Tests.Domain.Reading;

public sealed class NaturalOrderTests
{
    [Theory]
    [InlineData("5.10 5.9 5.1", "5.1 5.9 5.10")]
    [InlineData("AC-10 AC-2 ac-3", "AC-2 ac-3 AC-10")]
    [InlineData("AC-2(11) AC-2 AC-2(2)", "AC-2 AC-2(2) AC-2(11)")]
    [InlineData("CC9.2 CC6.1 CC10.1 A1.2", "A1.2 CC6.1 CC9.2 CC10.1")]
    [InlineData("GRC-07 GRC-7 GRC-6", "GRC-6 GRC-07 GRC-7")]
    [InlineData("12.8.5 12.8 2.2.7", "2.2.7 12.8 12.8.5")]
    [InlineData("x99999999999999999999 x100000000000000000000", "x99999999999999999999 x100000000000000000000")]
    public void Compare_OrdersDigitsByNumber(string given, string ordered) =>
        Assert.Equal(ordered, string.Join(' ', given.Split(' ').Order(NaturalOrder.Comparer)));

    [Fact]
    public void Compare_IsATotalOrder()
    {
        string[] names = ["", "1", "01", "1a", "a", "A", "a1", "a01", "a1b", "a01b", "-", "a-", "10", "9"];
        foreach (var (left, right) in names.SelectMany(left => names.Select(right => (left, right))))
        {
            Assert.Equal(Math.Sign(NaturalOrder.Comparer.Compare(left, right)), -Math.Sign(NaturalOrder.Comparer.Compare(right, left)));
            Assert.Equal(left == right, NaturalOrder.Comparer.Compare(left, right) == 0);
            Assert.All(
                names,
                third =>
                    Assert.False(
                        NaturalOrder.Comparer.Compare(left, right) < 0
                            && NaturalOrder.Comparer.Compare(right, third) < 0
                            && NaturalOrder.Comparer.Compare(left, third) >= 0,
                        $"{left} < {right} < {third}"
                    )
            );
        }
    }
}
