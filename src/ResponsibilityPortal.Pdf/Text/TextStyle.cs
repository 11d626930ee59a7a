using ResponsibilityPortal.Pdf.Drawing;

namespace ResponsibilityPortal.Pdf.Text;

/// <summary>How a text is set.</summary>
/// <param name="Size">Font size in points.</param>
public sealed record TextStyle(double Size, PdfColor Color, bool Bold = false)
{
    /// <summary>From one base line to the next, in points; a third more than the size unless it is set.</summary>
    /// <remarks>On a grid of whole points, as everything that is placed: figures that come again and again make small files.</remarks>
    public double Leading
    {
        get => field > 0 ? field : Grid.Nearest(Size * 1.32);
        init;
    }
}
