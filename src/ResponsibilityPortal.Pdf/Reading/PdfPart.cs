namespace ResponsibilityPortal.Pdf.Reading;

/// <summary>A part of a file, as far as people can tell parts from one another.</summary>
/// <param name="Number">Of the page, from 1; 0 for what is no page.</param>
public readonly record struct PdfPart(PdfPartKind Kind, int Number = 0);
