using ResponsibilityPortal.Formats.Drawing;
using ResponsibilityPortal.Pdf.Drawing;

namespace ResponsibilityPortal.Formats.Pdf;

/// <summary>
/// The paint of a party's surfaces on paper: its colour and its pattern, as in the picture of the reader pages. A pattern lives as long as
/// the program, because two patterns are the same only if they are the same object.
/// </summary>
internal sealed class PartyPaint
{
    /// <summary>The strength of pattern lines on the colour, from 0 to 1.</summary>
    private const double LineShare = 0.34;

    /// <summary>The strength where a letter is on the pattern itself. With more, the letter could not be read.</summary>
    private const double BadgeLineShare = 0.2;

    /// <summary>Points for each unit of the pattern's design. Tiles have 6 to 8 units.</summary>
    private const double Scale = 0.6;

    private static readonly PartyPaint[] All = [.. PartyPalette.All.Select(colors => new PartyPaint(colors))];

    private PartyPaint(PartyColors colors)
    {
        Color = PdfColor.Parse(colors.Light);
        OnColor = PdfColor.Parse(colors.LightText);
        Pale = Color.OnWhite(0.10);
        Surface = PatternOf(colors.Pattern, Mixed(Color, OnColor, LineShare));
        BadgeSurface = PatternOf(colors.Pattern, Mixed(Color, OnColor, BadgeLineShare));
    }

    /// <summary>Colour and pattern.</summary>
    public Paint Surface { get; }

    /// <summary>Colour and pattern under a letter.</summary>
    public Paint BadgeSurface { get; }

    public PdfColor Color { get; }

    /// <summary>The colour of text on <see cref="Color"/>.</summary>
    public PdfColor OnColor { get; }

    /// <summary>The background of a contributing party.</summary>
    public PdfColor Pale { get; }

    /// <param name="position">The party's index among the parties of its matrix, from 0.</param>
    public static PartyPaint For(int position) => All[position];

    private Paint PatternOf(PartyPattern pattern, PdfColor line) =>
        pattern switch
        {
            PartyPattern.Stripes => Tile(8, canvas => Lines(canvas, line, 1.6, (-2, 6, 2, 10), (0, 0, 8, 8), (6, -2, 10, 2))),
            PartyPattern.OppositeStripes => Tile(8, canvas => Lines(canvas, line, 1.6, (-2, 2, 2, -2), (0, 8, 8, 0), (6, 10, 10, 6))),
            PartyPattern.Dots => Tile(7, canvas => canvas.FillCircle(3.5 * Scale, 3.5 * Scale, 1.3 * Scale, line)),
            PartyPattern.VerticalLines => Tile(6, canvas => Lines(canvas, line, 1.4, (3, 0, 3, 6))),
            PartyPattern.HorizontalLines => Tile(6, canvas => Lines(canvas, line, 1.4, (0, 3, 6, 3))),
            PartyPattern.Crosshatch => Tile(8, canvas => Lines(canvas, line, 1.2, (0, 0, 8, 8), (0, 8, 8, 0))),
            PartyPattern.Checks => Tile(
                8,
                canvas =>
                {
                    canvas.FillRectangle(0, 4 * Scale, 4 * Scale, 4 * Scale, line);
                    canvas.FillRectangle(4 * Scale, 0, 4 * Scale, 4 * Scale, line);
                }
            ),
            _ => Color,
        };

    private Paint.Pattern Tile(double units, Action<Canvas> draw) => new(units * Scale, draw) { Ground = Color };

    private static void Lines(
        Canvas canvas,
        PdfColor color,
        double width,
        params ReadOnlySpan<(double FromX, double FromY, double ToX, double ToY)> lines
    )
    {
        foreach (var (fromX, fromY, toX, toY) in lines)
        {
            canvas.StrokeLine(fromX * Scale, fromY * Scale, toX * Scale, toY * Scale, width * Scale, color);
        }
    }

    private static PdfColor Mixed(PdfColor ground, PdfColor over, double share)
    {
        return new PdfColor(Mix(ground.Red, over.Red), Mix(ground.Green, over.Green), Mix(ground.Blue, over.Blue));

        byte Mix(byte below, byte above) => (byte)Math.Round(below + ((above - below) * share));
    }
}
