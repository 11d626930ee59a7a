using ResponsibilityPortal.Pdf.Text;

namespace ResponsibilityPortal.Pdf.Layout;

/// <summary>Some lines of a text, with their distance from the top of the cell in points.</summary>
/// <param name="Index">The index of the paragraph in its cell.</param>
internal readonly record struct SetPart(SetText Text, int Index, int FromLine, int Count, double Offset);
