namespace ResponsibilityPortal.Pdf.Structure;

/// <summary>A page as other objects refer to it.</summary>
/// <param name="Id">The object of the page.</param>
/// <param name="Height">The height in points.</param>
internal readonly record struct PageReference(int Id, double Height);
