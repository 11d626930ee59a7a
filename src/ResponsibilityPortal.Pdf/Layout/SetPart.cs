using ResponsibilityPortal.Pdf.Text;

namespace ResponsibilityPortal.Pdf.Layout;

/// <summary>Some lines of a text, and how many points below the top of its cell they begin.</summary>
internal readonly record struct SetPart(SetText Text, int FromLine, int Count, double Offset);
