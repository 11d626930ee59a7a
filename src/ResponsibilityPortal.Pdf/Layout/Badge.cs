using ResponsibilityPortal.Pdf.Drawing;

namespace ResponsibilityPortal.Pdf.Layout;

/// <summary>A small box with a letter or two before a text. Both are decoration: the text behind says the same in words.</summary>
/// <param name="Border">Drawn around the box, or null.</param>
public sealed record Badge(string Letter, Paint Ground, PdfColor Ink, PdfColor? Border = null);
