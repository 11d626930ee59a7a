using System.Net;
using System.Text;

namespace ResponsibilityPortal.Pdf.Reading;

/// <summary>
/// What a file claims in its metadata. The metadata is not compressed (ISO 19005-3, 6.6.2.1), so that it can be found even in a file that
/// can't be read. Anyone can write these claims.
/// </summary>
/// <param name="Source">The address that the file claims to come from.</param>
/// <param name="Producer">The program that the file claims to be made by.</param>
/// <param name="Identifier">Its identifier, in hexadecimal.</param>
/// <param name="Relation">The source that the file claims to be made from.</param>
public sealed record MetadataClaims(string? Source, string? Producer, string? Identifier, string? Relation)
{
    private const int ClaimMaxBytes = 8_192;

    /// <summary>Returns the claims of a file that can be read: those that every other reader finds too.</summary>
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

    /// <summary>Returns the first claims in bytes: the metadata, or a whole file that can't be read.</summary>
    public static MetadataClaims Of(ReadOnlySpan<byte> bytes) =>
        new(
            Between(bytes, "<dc:source>"u8, "</dc:source>"u8),
            Between(bytes, "<pdf:Producer>"u8, "</pdf:Producer>"u8),
            Between(bytes, "<dc:identifier>"u8, "</dc:identifier>"u8),
            Between(bytes, "<dc:relation><rdf:Bag><rdf:li>"u8, "</rdf:li></rdf:Bag></dc:relation>"u8)
        );

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
