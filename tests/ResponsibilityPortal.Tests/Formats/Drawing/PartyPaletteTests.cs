using System.Text.RegularExpressions;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats.Drawing;

namespace ResponsibilityPortal.Tests.Formats.Drawing;

/// <summary>
/// The requirements of the palette: readable text, distinct surfaces, and parties that differ for all kinds of colour vision.
/// </summary>
public sealed class PartyPaletteTests
{
    private const double TextContrast = 4.5;
    private const double SurfaceContrast = 3;

    private static readonly string[] LightSurfaces = ["#FFFFFF", "#F5F5F5"];
    private static readonly string[] DarkSurfaces = ["#1E1E2D", "#32333D", "#373740"];

    public static TheoryData<int> Positions => [.. Enumerable.Range(0, Matrix.PartiesMaxCount)];

    [Fact]
    public void Palette_HasColorsForTheMostPartiesOfAMatrix()
    {
        Assert.Equal(Matrix.PartiesMaxCount, PartyPalette.All.Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => PartyPalette.For(Matrix.PartiesMaxCount));
        Assert.Throws<ArgumentOutOfRangeException>(() => PartyPalette.For(-1));
    }

    [Fact]
    public void Palette_HasADifferentPatternForEachPosition() =>
        Assert.Equal(PartyPalette.All.Count, PartyPalette.All.Select(colors => colors.Pattern).Distinct().Count());

    [Theory]
    [MemberData(nameof(Positions))]
    public void Colors_OfAPosition_HaveEnoughContrast(int position)
    {
        var colors = PartyPalette.For(position);

        Assert.True(ColorScience.Contrast(colors.Light, colors.LightText) >= TextContrast);
        Assert.True(ColorScience.Contrast(colors.Dark, colors.DarkText) >= TextContrast);
        Assert.All(LightSurfaces, surface => Assert.True(ColorScience.Contrast(colors.Light, surface) >= SurfaceContrast));
        Assert.All(DarkSurfaces, surface => Assert.True(ColorScience.Contrast(colors.Dark, surface) >= SurfaceContrast));
    }

    [Theory]
    [InlineData(3, ColorVision.Normal, 32.8, 29.3)]
    [InlineData(3, ColorVision.Protan, 30.8, 29.3)]
    [InlineData(3, ColorVision.Deutan, 25.8, 25.3)]
    [InlineData(3, ColorVision.Tritan, 27.1, 21.7)]
    [InlineData(3, ColorVision.Grey, 12.6, 11.2)]
    [InlineData(4, ColorVision.Normal, 32.8, 29.3)]
    [InlineData(4, ColorVision.Protan, 20.6, 21.4)]
    [InlineData(4, ColorVision.Deutan, 15.6, 16.1)]
    [InlineData(4, ColorVision.Tritan, 25.6, 21.7)]
    [InlineData(8, ColorVision.Normal, 13.7, 16.7)]
    [InlineData(8, ColorVision.Protan, 13.3, 14.7)]
    [InlineData(8, ColorVision.Deutan, 13.0, 14.7)]
    [InlineData(8, ColorVision.Tritan, 12.8, 14.4)]
    public void Colors_OfTwoParties_AreDistinct(int parties, ColorVision vision, double light, double dark)
    {
        var first = PartyPalette.All.Take(parties).ToList();

        Assert.True(SmallestDistance(first.Select(colors => colors.Light), vision) >= light - 0.05);
        Assert.True(SmallestDistance(first.Select(colors => colors.Dark), vision) >= dark - 0.05);
    }

    [Fact]
    public void Tokens_OnEverySurface_HaveEnoughContrast() =>
        Assert.All(
            PaletteToken.Inks,
            token =>
            {
                Assert.All(LightSurfaces, surface => Assert.True(ColorScience.Contrast(token.Light, surface) >= TextContrast));
                Assert.All(DarkSurfaces, surface => Assert.True(ColorScience.Contrast(token.Dark, surface) >= TextContrast));
            }
        );

    [Fact]
    public void Text_OnTheSearchMark_HasEnoughContrast()
    {
        Assert.True(ColorScience.Contrast(PaletteToken.Ink.Light, PaletteToken.Mark.Light) >= TextContrast);
        Assert.True(ColorScience.Contrast(PaletteToken.Ink.Dark, PaletteToken.Mark.Dark) >= TextContrast);
    }

    [Fact]
    public void Stylesheet_NamesEveryColorInBothThemes()
    {
        var declared = Regex
            .Matches(PaletteStylesheet.Text, @"--([a-z0-9-]+): light-dark\((#[0-9A-F]{6}), (#[0-9A-F]{6})\);")
            .ToDictionary(match => match.Groups[1].Value, match => (match.Groups[2].Value, match.Groups[3].Value));

        Assert.Equal((2 * Matrix.PartiesMaxCount) + PaletteToken.All.Count, declared.Count);
        Assert.All(
            PartyPalette.All.Index(),
            item =>
            {
                Assert.Equal((item.Item.Light, item.Item.Dark), declared[$"party-{item.Index + 1}"]);
                Assert.Equal((item.Item.LightText, item.Item.DarkText), declared[$"party-{item.Index + 1}-text"]);
            }
        );
        Assert.All(PaletteToken.All, token => Assert.Equal((token.Light, token.Dark), declared[token.Name]));
    }

    private static double SmallestDistance(IEnumerable<string> colors, ColorVision vision)
    {
        var all = colors.ToList();
        return all.SelectMany((first, index) => all.Skip(index + 1).Select(second => ColorScience.Distance(first, second, vision))).Min();
    }
}
