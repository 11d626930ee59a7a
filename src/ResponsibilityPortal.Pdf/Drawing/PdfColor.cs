using System.Globalization;

namespace ResponsibilityPortal.Pdf.Drawing;

/// <summary>A DeviceRGB colour, which the document's output intent defines as sRGB.</summary>
public readonly record struct PdfColor(byte Red, byte Green, byte Blue)
{
    public static PdfColor Black { get; } = new(0, 0, 0);

    public static PdfColor White { get; } = new(255, 255, 255);

    /// <param name="text">A colour as <c>#RRGGBB</c>.</param>
    /// <exception cref="FormatException">The text has another form.</exception>
    public static PdfColor Parse(string text)
    {
        if (
            text.Length != 7
            || text[0] != '#'
            || !int.TryParse(text.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value)
        )
        {
            throw new FormatException($"'{text}' is not a colour of the form #RRGGBB.");
        }

        return new PdfColor((byte)(value >> 16), (byte)(value >> 8), (byte)value);
    }

    /// <summary>Returns the colour mixed with white.</summary>
    /// <param name="share">From 0 (white) to 1 (the colour itself). PDF/A allows transparency only within narrow limits, so pale colours
    /// are mixed in advance.</param>
    public PdfColor OnWhite(double share)
    {
        return new PdfColor(Mixed(Red), Mixed(Green), Mixed(Blue));

        byte Mixed(byte part) => (byte)Math.Round(255 - ((255 - part) * share));
    }
}
