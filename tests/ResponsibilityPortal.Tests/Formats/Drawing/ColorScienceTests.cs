namespace ResponsibilityPortal.Tests.Formats.Drawing;

/// <summary>Checks the measures of the palette by known answers.</summary>
public sealed class ColorScienceTests
{
    [Theory]
    [InlineData("#000000", "#FFFFFF", 21)]
    [InlineData("#FFFFFF", "#000000", 21)]
    [InlineData("#777777", "#FFFFFF", 4.478)]
    [InlineData("#0000FF", "#FFFFFF", 8.592)]
    public void Contrast_IsThatOfWcag(string first, string second, double expected) =>
        Assert.Equal(expected, ColorScience.Contrast(first, second), 0.001);

    /// <summary>Pairs of table 1 of Sharma, Wu and Dalal (2005), chosen to reveal wrong implementations.</summary>
    [Theory]
    [InlineData(50, 2.6772, -79.7751, 50, 0, -82.7485, 2.0425)]
    [InlineData(50, 3.1571, -77.2803, 50, 0, -82.7485, 2.8615)]
    [InlineData(50, -1.3802, -84.2814, 50, 0, -82.7485, 1.0000)]
    [InlineData(50, 0, 0, 50, -1, 2, 2.3669)]
    [InlineData(50, 2.49, -0.001, 50, -2.49, 0.0009, 7.1792)]
    [InlineData(50, 2.49, -0.001, 50, -2.49, 0.0011, 7.2195)]
    [InlineData(50, -0.001, 2.49, 50, 0.0011, -2.49, 4.7461)]
    [InlineData(50, 2.5, 0, 50, 0, -2.5, 4.3065)]
    [InlineData(50, 2.5, 0, 73, 25, -18, 27.1492)]
    [InlineData(50, 2.5, 0, 56, -27, -3, 31.9030)]
    [InlineData(60.2574, -34.0099, 36.2677, 60.4626, -34.1751, 39.4387, 1.2644)]
    [InlineData(22.7233, 20.0904, -46.6940, 23.0331, 14.9730, -42.5619, 2.0373)]
    [InlineData(90.8027, -2.0831, 1.4410, 91.1528, -1.6435, 0.0447, 1.4441)]
    [InlineData(2.0776, 0.0795, -1.1350, 0.9033, -0.0636, -0.5514, 0.9082)]
    public void Distance_IsCiede2000(double l1, double a1, double b1, double l2, double a2, double b2, double expected) =>
        Assert.Equal(expected, ColorScience.Ciede2000((l1, a1, b1), (l2, a2, b2)), 0.0001);

    [Fact]
    public void Distance_OfBlackAndWhite_IsOneHundred() => Assert.Equal(100, ColorScience.Distance("#000000", "#FFFFFF"), 0.01);

    [Theory]
    [InlineData(ColorVision.Protan)]
    [InlineData(ColorVision.Deutan)]
    [InlineData(ColorVision.Tritan)]
    public void Distance_OfGreys_IsTheSameForAllColorVisions(ColorVision vision) =>
        Assert.Equal(ColorScience.Distance("#333333", "#BBBBBB"), ColorScience.Distance("#333333", "#BBBBBB", vision), 0.05);

    [Theory]
    [InlineData(ColorVision.Protan)]
    [InlineData(ColorVision.Deutan)]
    public void Distance_OfRedAndGreen_IsSmallerWithAColorVisionDeficiency(ColorVision vision) =>
        Assert.True(ColorScience.Distance("#C04000", "#608000", vision) < ColorScience.Distance("#C04000", "#608000") / 2);
}
