namespace ResponsibilityPortal.Pdf.Drawing;

/// <summary>The size of a page in points of 1/72 inch.</summary>
public readonly record struct PageSize(double Width, double Height)
{
    /// <summary>ISO 216 A4, portrait: 210 x 297 mm.</summary>
    public static PageSize A4 { get; } = new(595.28, 841.89);

    /// <summary>ANSI Letter, portrait: 8.5 x 11 inches.</summary>
    public static PageSize Letter { get; } = new(612, 792);

    /// <summary>The same page in the other orientation.</summary>
    public PageSize Turned => new(Height, Width);
}
