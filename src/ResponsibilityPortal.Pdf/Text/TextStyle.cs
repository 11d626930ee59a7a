using ResponsibilityPortal.Pdf.Drawing;

namespace ResponsibilityPortal.Pdf.Text;

/// <summary>The style of a text.</summary>
/// <param name="Size">Font size in points.</param>
public sealed record TextStyle(double Size, PdfColor Color, bool Bold = false)
{
    /// <summary>The distance of baselines, in points; a third more than the size unless it is set.</summary>
    /// <remarks>On a grid of whole points, like everything that is placed: recurring numbers make small files.</remarks>
    public double Leading
    {
        get => field > 0 ? field : Grid.Nearest(Size * 1.32);
        init;
    }
}
