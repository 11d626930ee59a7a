namespace ResponsibilityPortal.Pdf.Reading;

/// <summary>A part of a file that readers can recognise.</summary>
/// <param name="Number">The number of the page, from 1; 0 for other parts.</param>
public readonly record struct PdfPart(PdfPartKind Kind, int Number = 0);
