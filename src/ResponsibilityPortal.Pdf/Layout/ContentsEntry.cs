using ResponsibilityPortal.Pdf.Structure;

namespace ResponsibilityPortal.Pdf.Layout;

/// <summary>An entry of a table of contents. Its page number is known when its destination has been placed.</summary>
/// <param name="Level">1 for chapters, 2 for their sections.</param>
public sealed record ContentsEntry(string Title, int Level, Destination Destination);
