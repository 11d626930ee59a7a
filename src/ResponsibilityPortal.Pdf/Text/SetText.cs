using ResponsibilityPortal.Pdf.Drawing;
using ResponsibilityPortal.Pdf.Layout;

namespace ResponsibilityPortal.Pdf.Text;

/// <summary>A paragraph broken into lines. The typesetter holds its glyphs.</summary>
/// <param name="Leading">The distance of baselines, in points.</param>
/// <param name="Size">The largest font size.</param>
/// <param name="Inset">The points before every line.</param>
/// <param name="BadgeWidth">The width of the badge before the first line; 0 without one.</param>
internal sealed record SetText(
    TextBlock Block,
    Typesetter Setter,
    int FirstLine,
    int LineCount,
    double Leading,
    double Size,
    double Inset,
    double BadgeWidth
)
{
    /// <summary>The points between a badge and the text after it.</summary>
    public const double BadgeGap = 4;

    /// <summary>The size of a badge's letter and the height of its box, as multiples of the text's size.</summary>
    public const double BadgeScale = 0.9,
        BadgeHeight = 1.2;

    /// <summary>The height from the top of the first line to the bottom of the last, in points.</summary>
    public double Height => LineCount * Leading;

    /// <summary>The distance from the top of a line to its baseline. The space around letters is divided equally above and below.</summary>
    public double Ascent => Grid.Nearest(((Leading - Size) / 2) + (Size * 0.87));
}
