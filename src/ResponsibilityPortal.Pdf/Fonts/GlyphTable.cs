using System.Buffers.Binary;

namespace ResponsibilityPortal.Pdf.Fonts;

/// <summary>Where each outline stands in the table <c>glyf</c>, as the table <c>loca</c> says.</summary>
internal sealed class GlyphTable
{
    private readonly int[] _offsets;

    public GlyphTable(ReadOnlySpan<byte> locations, int length, int count, bool isLong)
    {
        _offsets = new int[count + 1];
        for (var glyph = 0; glyph <= count; glyph++)
        {
            var offset = isLong ? (int)BinaryPrimitives.ReadUInt32BigEndian(locations[(glyph * 4)..]) : BinaryPrimitives.ReadUInt16BigEndian(locations[(glyph * 2)..]) * 2;
            _offsets[glyph] = offset <= length ? offset : throw new InvalidDataException("The font's outlines reach beyond their table.");
        }
    }

    /// <summary>An outline's bytes within the table; empty for a glyph without ink.</summary>
    public Range this[int glyph] => _offsets[glyph].._offsets[glyph + 1];
}
