using System.Net;
using System.Text;

namespace ResponsibilityPortal.Pdf.Reading;

/// <summary>
/// What a file says of itself in its metadata. It stands uncompressed (ISO 19005-3, 6.6.2.1), so that it can be found even in a file that
/// cannot be read any more. These are claims: anybody can write them.
/// </summary>
/// <param name="Source">Where it says that it can be had again.</param>
/// <param name="Producer">What it says made it.</param>
/// <param name="Identifier">Its identifier, in hexadecimal.</param>
/// <param name="Relation">What it says it was made from.</param>
public sealed record MetadataClaims(string? Source, string? Producer, string? Identifier, string? Relation)
{
    private const int ClaimMaxBytes = 8_192;

    /// <summary>The claims of a file that can be read: those that every other reader finds too.</summary>
    public static MetadataClaims Of(PdfFile file)
    {
        try
        {
            return Of(new PdfContents(file).Metadata.Span);
        }
        catch (UnreadablePdfException)
        {
            return Of(file.Bytes.Span);
        }
    }

    /// <summary>The first claims in bytes: the metadata, or a whole file that cannot be read.</summary>
    public static MetadataClaims Of(ReadOnlySpan<byte> bytes) => new(
        Between(bytes, "<dc:source>"u8, "</dc:source>"u8),
        Between(bytes, "<pdf:Producer>"u8, "</pdf:Producer>"u8),
        Between(bytes, "<dc:identifier>"u8, "</dc:identifier>"u8),
        Between(bytes, "<dc:relation><rdf:Bag><rdf:li>"u8, "</rdf:li></rdf:Bag></dc:relation>"u8));

    private static string? Between(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        var start = bytes.IndexOf(before);
        if (start < 0)
        {
            return null;
        }

        var rest = bytes[(start + before.Length)..];
        rest = rest[..Math.Min(rest.Length, ClaimMaxBytes)];
        var length = rest.IndexOf(after);
        return length < 0 ? null : WebUtility.HtmlDecode(Encoding.UTF8.GetString(rest[..length]));
    }
}
