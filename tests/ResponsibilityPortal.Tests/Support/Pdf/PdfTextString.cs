using System.Text;

namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>Reads text strings (ISO 32000-1, 7.9.2.2): UTF-16 with a byte order mark, or PDFDocEncoding.</summary>
internal static class PdfTextString
{
    /// <summary>PDFDocEncoding where it differs from Latin-1: 0x18 to 0x1F and 0x80 to 0xA0.</summary>
    private const string Accents = "\u02D8\u02C7\u02C6\u02D9\u02DD\u02DB\u02DA\u02DC";
    private const string High =
        "\u2022\u2020\u2021\u2026\u2014\u2013\u0192\u2044\u2039\u203A\u2212\u2030\u201E\u201C\u201D\u2018\u2019\u201A\u2122\uFB01\uFB02\u0141\u0152\u0160\u0178\u017D\u0131\u0142\u0153\u0161\u017E\uFFFD\u20AC";

    private static readonly UnicodeEncoding Utf16 = new(bigEndian: true, byteOrderMark: false, throwOnInvalidBytes: true);

    /// <exception cref="PdfFormatException">The text has half a surrogate pair, or an odd number of bytes.</exception>
    public static string Read(byte[] bytes)
    {
        if (bytes is not [0xFE, 0xFF, ..])
        {
            return string.Concat(
                bytes.Select(value =>
                    value switch
                    {
                        >= 0x18 and < 0x20 => Accents[value - 0x18],
                        >= 0x80 and <= 0xA0 => High[value - 0x80],
                        _ => (char)value,
                    }
                )
            );
        }

        try
        {
            return Utf16.GetString(bytes.AsSpan(2));
        }
        catch (ArgumentException)
        {
            throw new PdfFormatException($"A text string of {bytes.Length} bytes isn't UTF-16.");
        }
    }
}
