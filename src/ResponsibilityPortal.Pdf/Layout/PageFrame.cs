using ResponsibilityPortal.Pdf.Drawing;

namespace ResponsibilityPortal.Pdf.Layout;

/// <summary>What surrounds the text of every page.</summary>
/// <param name="Size">Of the page.</param>
/// <param name="Margin">Points left free on all sides for the head and the foot.</param>
/// <param name="Draw">Draws head and foot of a page, when the number of pages is known: page and pages, from 1. They are artifacts (ISO 14289-1, 7.8).</param>
public sealed record PageFrame(PageSize Size, double Margin, Action<Canvas, int, int> Draw)
{
    /// <summary>Draws what is the same on every page but the first; it is stored once.</summary>
    public Action<Canvas>? DrawOnLaterPages { get; init; }
}
