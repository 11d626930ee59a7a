using ResponsibilityPortal.Pdf.Drawing;

namespace ResponsibilityPortal.Pdf.Layout;

/// <summary>The margins, head and foot of every page.</summary>
/// <param name="Size">The size of the page.</param>
/// <param name="Margin">The points on all sides for the head and the foot.</param>
/// <param name="Draw">Draws head and foot when the number of pages is known. Gets the page and the number of pages, from 1. They are
/// artifacts (ISO 14289-1, 7.8).</param>
public sealed record PageFrame(PageSize Size, double Margin, Action<Canvas, int, int> Draw)
{
    /// <summary>Draws what is the same on every page but the first. It is stored once.</summary>
    public Action<Canvas>? DrawOnLaterPages { get; init; }
}
