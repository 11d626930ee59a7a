using ResponsibilityPortal.Pdf.Objects;

namespace ResponsibilityPortal.Pdf.Structure;

/// <summary>A place in a document. It may be linked to before it is placed; by the end it must have been.</summary>
public sealed class Destination
{
    private double _y;

    /// <summary>Number of its page, from 1; 0 while it has not been placed.</summary>
    public int Page { get; private set; }

    /// <param name="y">Its distance from the lower edge of the page in points.</param>
    internal void Place(int page, double y) => (Page, _y) = (page, y);

    /// <summary>Writes an explicit destination (ISO 32000-1, 12.3.2.2); the magnification stays as it is.</summary>
    /// <exception cref="InvalidOperationException">It was never placed.</exception>
    internal void Write(PdfBuffer buffer, IReadOnlyList<PageReference> pages)
    {
        if (Page == 0)
        {
            throw new InvalidOperationException("Something leads to a place that the document does not have.");
        }

        buffer.Raw("["u8).Reference(pages[Page - 1].Id).Raw("/XYZ null "u8).Number(_y).Raw(" null]"u8);
    }
}
