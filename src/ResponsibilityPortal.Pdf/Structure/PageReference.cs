namespace ResponsibilityPortal.Pdf.Structure;

/// <summary>A page as other objects name it.</summary>
/// <param name="Id">Its object.</param>
/// <param name="Height">In points.</param>
internal readonly record struct PageReference(int Id, double Height);
