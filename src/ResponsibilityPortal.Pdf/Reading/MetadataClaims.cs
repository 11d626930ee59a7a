using System.Net;
using System.Text;

namespace ResponsibilityPortal.Pdf.Reading;

/// <summary>
/// What a file says of itself in its metadata, which stands uncompressed so that it can be found without reading the rest
/// (ISO 19005-3, 6.6.2.1). These are claims: anybody can write them.
/// </summary>
/// <param name="Source">Where it says that it can be had again.</param>
/// <param name="Producer">What it says made it.</param>
/// <param name="Identifier">Its identifier, in hexadecimal.</param>
public sealed record MetadataClaims(string? Source, string? Producer, string? Identifier)
{
    private const int ClaimMaxBytes = 8_192;

    public static MetadataClaims Of(ReadOnlySpan<byte> file) => new(
        Between(file, "<dc:source>"u8, "</dc:source>"u8),
        Between(file, "<pdf:Producer>"u8, "</pdf:Producer>"u8),
        Between(file, "<dc:identifier>"u8, "</dc:identifier>"u8));

    private static string? Between(ReadOnlySpan<byte> file, ReadOnlySpan<byte> before, ReadOnlySpan<byte> after)
    {
        var start = file.IndexOf(before);
        if (start < 0)
        {
            return null;
        }

        var rest = file[(start + before.Length)..];
        rest = rest[..Math.Min(rest.Length, ClaimMaxBytes)];
        var length = rest.IndexOf(after);
        return length < 0 ? null : WebUtility.HtmlDecode(Encoding.UTF8.GetString(rest[..length]));
    }
}
