using System.Globalization;
using ResponsibilityPortal.Pdf.Drawing;
using ResponsibilityPortal.Pdf.Structure;
using ResponsibilityPortal.Pdf.Text;

namespace ResponsibilityPortal.Pdf.Layout;

/// <summary>Draws the lines of a table of contents. Their places are known at once, their page numbers only at the end.</summary>
internal sealed class ContentsLines(PdfDocument document, StructureElement contents, double left, double width)
{
    private const double LevelIndent = 14,
        NumberWidth = 36;

    private readonly Typesetter _setter = new(document.Fonts);
    private readonly List<(ContentsEntry Entry, TextStyle Style, SetText Text)> _lines = [];
    private readonly List<(PdfPage Page, double Top)> _places = [];

    /// <returns>The height of the entry.</returns>
    public double Set(ContentsEntry entry, TextStyle style)
    {
        var link = new LinkTarget.Inside(entry.Destination) { Description = $"Go to {PrintableText.Of(entry.Title)}" };
        var block = new TextBlock(new TextSpan(entry.Title, style, link)) { Indent = (entry.Level - 1) * LevelIndent };
        var text = _setter.Set(block, width - NumberWidth);
        _lines.Add((entry, style, text));
        return text.Height;
    }

    public void Place(PdfPage page, double top) => _places.Add((page, top));

    public void Draw()
    {
        foreach (var (index, (entry, style, text)) in _lines.Index())
        {
            var (page, top) = _places[index];
            var reference = contents.Add(ElementType.ContentsItem).Add(ElementType.Reference);
            var drawing = new TextDrawing(page, reference);
            drawing.Draw(text, 0, text.LineCount, left, top);
            drawing.End();

            var number = entry.Destination.Page.ToString(CultureInfo.InvariantCulture);
            page.Canvas.Begin(reference);
            page.Canvas.Write(
                number,
                left + width - page.Canvas.WidthOf(number, style),
                top - text.Ascent - ((text.LineCount - 1) * text.Leading),
                style
            );
            page.Canvas.End();
        }
    }
}
