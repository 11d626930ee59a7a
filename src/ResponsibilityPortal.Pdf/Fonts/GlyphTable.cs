using System.Buffers.Binary;

namespace ResponsibilityPortal.Pdf.Fonts;

/// <summary>Finds the outlines in the table <c>glyf</c> by the table <c>loca</c>.</summary>
internal sealed class GlyphTable
{
    private readonly int[] _offsets;

    public GlyphTable(ReadOnlySpan<byte> locations, int length, int count, bool isLong)
    {
        _offsets = new int[count + 1];
        for (var glyph = 0; glyph <= count; glyph++)
        {
            var offset = isLong
                ? (int)BinaryPrimitives.ReadUInt32BigEndian(locations[(glyph * 4)..])
                : BinaryPrimitives.ReadUInt16BigEndian(locations[(glyph * 2)..]) * 2;
            _offsets[glyph] = offset <= length ? offset : throw new InvalidDataException("The font's outlines reach beyond their table.");
        }
    }

    /// <summary>Returns an outline's bytes within the table; empty for a blank glyph.</summary>
    public Range this[int glyph] => _offsets[glyph].._offsets[glyph + 1];
}
