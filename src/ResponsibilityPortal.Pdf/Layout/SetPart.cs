using ResponsibilityPortal.Pdf.Text;

namespace ResponsibilityPortal.Pdf.Layout;

/// <summary>Some lines of a text, and how many points below the top of its cell they begin.</summary>
/// <param name="Index">Which paragraph of its cell it is.</param>
internal readonly record struct SetPart(SetText Text, int Index, int FromLine, int Count, double Offset);
