using ResponsibilityPortal.Pdf.Drawing;

namespace ResponsibilityPortal.Pdf.Layout;

/// <summary>A small box with a letter or two before a text. Both are decoration: the text after it says the same in words.</summary>
/// <param name="Border">The colour of the box's border; null for none.</param>
public sealed record Badge(string Letter, Paint Ground, PdfColor Ink, PdfColor? Border = null);
