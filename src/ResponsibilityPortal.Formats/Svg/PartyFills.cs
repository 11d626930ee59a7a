using ResponsibilityPortal.Formats.Drawing;

namespace ResponsibilityPortal.Formats.Svg;

/// <summary>The fills of parties: a colour and, except for the solid one, a pattern in the colour of its text.</summary>
internal static class PartyFills
{
    private const string LineOpacity = "0.34";

    /// <summary>Returns the fill of a party's surface.</summary>
    public static string Of(int party) => $"url(#{Id(party)})";

    public static bool IsSolid(int party) => PartyPalette.For(party).Pattern == PartyPattern.Solid;

    /// <summary>Writes the definition that <see cref="Of"/> refers to.</summary>
    public static void Define(SvgDocument svg, int party)
    {
        var (tile, draw) = Tile(PartyPalette.For(party).Pattern);
        svg.Open("pattern", ("id", Id(party)), ("width", tile), ("height", tile), ("patternUnits", "userSpaceOnUse"));
        svg.Empty("rect", ("width", tile), ("height", tile), ("class", PictureStyle.Surface(party)));
        svg.Open("g", ("class", PictureStyle.Line(party)), ("opacity", LineOpacity));
        draw(svg);
        svg.Close();
        svg.Close();
    }

    private static string Id(int party) => $"fill-{PictureStyle.Surface(party)}";

    /// <summary>Draws one tile of a pattern. Lines extend over the edges of the tile, so that tiles meet without a seam.</summary>
    private static (int Size, Action<SvgDocument> Draw) Tile(PartyPattern pattern) =>
        pattern switch
        {
            PartyPattern.Stripes => (8, svg => Path(svg, "M-2 2L2 -2M0 8L8 0M6 10L10 6", 1.6)),
            PartyPattern.OppositeStripes => (8, svg => Path(svg, "M-2 6L2 10M0 0L8 8M6 -2L10 2", 1.6)),
            PartyPattern.Dots => (7, svg => svg.Empty("circle", ("cx", 3.5), ("cy", 3.5), ("r", 1.3), ("stroke", "none"))),
            PartyPattern.VerticalLines => (6, svg => Path(svg, "M3 0V6", 1.4)),
            PartyPattern.HorizontalLines => (6, svg => Path(svg, "M0 3H6", 1.4)),
            PartyPattern.Crosshatch => (8, svg => Path(svg, "M0 0L8 8M0 8L8 0", 1.2)),
            PartyPattern.Checks => (8, svg => Path(svg, "M0 0H4V4H0ZM4 4H8V8H4Z", 0)),
            _ => (8, _ => { }),
        };

    private static void Path(SvgDocument svg, string data, double width) => svg.Empty("path", ("d", data), ("stroke-width", width));
}
