namespace ResponsibilityPortal.Pdf.Text;

/// <summary>A piece of a text in one style, with an optional link. A line feed in it breaks the line.</summary>
public sealed record TextSpan(string Text, TextStyle Style, LinkTarget? Link = null);
