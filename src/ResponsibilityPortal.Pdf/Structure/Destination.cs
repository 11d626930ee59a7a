using ResponsibilityPortal.Pdf.Objects;

namespace ResponsibilityPortal.Pdf.Structure;

/// <summary>A place in a document. Links can refer to it before it is placed; it must be placed before the end.</summary>
public sealed class Destination
{
    private double _y;

    /// <summary>The number of its page, from 1; 0 until it is placed.</summary>
    public int Page { get; private set; }

    /// <param name="y">The distance from the lower edge of the page, in points.</param>
    internal void Place(int page, double y) => (Page, _y) = (page, y);

    /// <summary>Writes an explicit destination (ISO 32000-1, 12.3.2.2); the magnification stays as it is.</summary>
    /// <exception cref="InvalidOperationException">The destination was never placed.</exception>
    internal void Write(PdfBuffer buffer, IReadOnlyList<PageReference> pages)
    {
        if (Page == 0)
        {
            throw new InvalidOperationException("A link or an outline entry refers to a destination that was never placed.");
        }

        buffer.Raw("["u8).Reference(pages[Page - 1].Id).Raw("/XYZ null "u8).Number(_y).Raw(" null]"u8);
    }
}
