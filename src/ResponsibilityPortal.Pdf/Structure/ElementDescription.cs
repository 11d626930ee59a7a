namespace ResponsibilityPortal.Pdf.Structure;

/// <summary>The text that describes a figure (ISO 14289-1, 7.3) or a table.</summary>
/// <param name="Area">The area of a figure on its page; null for a table.</param>
internal sealed record ElementDescription(string Text, (double Left, double Bottom, double Right, double Top)? Area);
