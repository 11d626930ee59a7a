using ResponsibilityPortal.Pdf.Drawing;
using ResponsibilityPortal.Pdf.Layout;

namespace ResponsibilityPortal.Pdf.Text;

/// <summary>A paragraph broken into lines, which the typesetter holds.</summary>
/// <param name="Leading">Points from one base line to the next.</param>
/// <param name="Size">The largest font size.</param>
/// <param name="Inset">Points before every line.</param>
/// <param name="BadgeWidth">Width of the box before the first line; 0 without one.</param>
internal sealed record SetText(TextBlock Block, Typesetter Setter, int FirstLine, int LineCount, double Leading, double Size, double Inset, double BadgeWidth)
{
    /// <summary>Points between a badge and the text behind it.</summary>
    public const double BadgeGap = 4;

    /// <summary>Size of a badge's letter and height of its box, as multiples of the text's size.</summary>
    public const double BadgeScale = 0.9, BadgeHeight = 1.2;

    /// <summary>Points from the top of the first line to the bottom of the last.</summary>
    public double Height => LineCount * Leading;

    /// <summary>From the top of a line to its base line: the space beside letters is shared above and below.</summary>
    public double Ascent => Grid.Nearest(((Leading - Size) / 2) + (Size * 0.87));
}
