using System.Globalization;

namespace ResponsibilityPortal.Pdf.Drawing;

/// <summary>A colour of DeviceRGB, read as sRGB by the document's output intent.</summary>
public readonly record struct PdfColor(byte Red, byte Green, byte Blue)
{
    public static PdfColor Black { get; } = new(0, 0, 0);

    public static PdfColor White { get; } = new(255, 255, 255);

    /// <param name="text"><c>#RRGGBB</c>.</param>
    /// <exception cref="FormatException">It is written otherwise.</exception>
    public static PdfColor Parse(string text)
    {
        if (text.Length != 7 || text[0] != '#' || !int.TryParse(text.AsSpan(1), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
        {
            throw new FormatException($"'{text}' is no colour of the form #RRGGBB.");
        }

        return new PdfColor((byte)(value >> 16), (byte)(value >> 8), (byte)value);
    }

    /// <summary>The colour on white, thinned.</summary>
    /// <param name="share">0 gives white, 1 the colour itself. PDF/A allows transparency only within narrow limits, so a pale colour is mixed beforehand.</param>
    public PdfColor OnWhite(double share)
    {
        return new PdfColor(Mixed(Red), Mixed(Green), Mixed(Blue));

        byte Mixed(byte part) => (byte)Math.Round(255 - ((255 - part) * share));
    }
}
