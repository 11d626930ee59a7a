using System.Buffers.Binary;
using System.Text;

namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>An embedded TrueType font, as far as the checks need it.</summary>
internal sealed class FontProgram
{
    private readonly byte[] _bytes;
    private readonly Dictionary<string, (int Offset, int Length)> _tables = new(StringComparer.Ordinal);

    /// <exception cref="PdfFormatException">It isn't a TrueType font, or is truncated.</exception>
    public FontProgram(byte[] bytes)
    {
        _bytes = bytes;
        if (bytes.Length < 12 || U32(0) is not (0x00010000 or 0x74727565))
        {
            throw new PdfFormatException("A font program isn't a TrueType font.");
        }

        for (var at = 12; at < 12 + (16 * U16(4)); at += 16)
        {
            var (offset, length) = ((int)U32(at + 8), (int)U32(at + 12));
            if (offset < 0 || length < 0 || offset + length > bytes.Length)
            {
                throw new PdfFormatException("A table of a font program lies outside of it.");
            }

            _tables[Encoding.Latin1.GetString(bytes, at, 4)] = (offset, length);
        }

        foreach (var table in new[] { "glyf", "head", "hhea", "hmtx", "loca", "maxp" })
        {
            if (!_tables.ContainsKey(table))
            {
                throw new PdfFormatException($"A font program has no table {table}.");
            }
        }

        UnitsPerEm = U16(_tables["head"].Offset + 18);
        Glyphs = U16(_tables["maxp"].Offset + 4);
    }

    public int UnitsPerEm { get; }

    public int Glyphs { get; }

    /// <summary>Returns the width in thousandths of an em.</summary>
    public double WidthOf(int glyph)
    {
        var widths = U16(_tables["hhea"].Offset + 34);
        return U16(Within("hmtx", 4 * Math.Min(glyph, widths - 1), 2)) * 1000.0 / UnitsPerEm;
    }

    /// <summary>Returns the glyph of a character in the Unicode map (platform 3, encoding 1, format 4). 0 when there is none.</summary>
    /// <exception cref="PdfFormatException">There is no such map.</exception>
    public int GlyphOf(char character)
    {
        var map = UnicodeMap();
        var segments = U16(Within("cmap", map + 6, 2)) / 2;
        for (var segment = 0; segment < segments; segment++)
        {
            var (last, first) = (Field(0), Field(segments + 1));
            if (character > last)
            {
                continue;
            }

            var (delta, offset) = (Field((2 * segments) + 1), Field((3 * segments) + 1));
            if (character < first)
            {
                return 0;
            }

            if (offset == 0)
            {
                return (character + delta) & 0xFFFF;
            }

            var glyph = U16(Within("cmap", Place((3 * segments) + 1) + offset + (2 * (character - first)), 2));
            return glyph == 0 ? 0 : (glyph + delta) & 0xFFFF;

            int Place(int column) => map + 14 + (2 * (column + segment));

            int Field(int column) => U16(Within("cmap", Place(column), 2));
        }

        return 0;
    }

    /// <summary>Returns what is wrong with the outline of a glyph and its components. Null when nothing is.</summary>
    public string? FaultOf(int glyph, int depth = 0)
    {
        if (glyph >= Glyphs || depth > 8)
        {
            return $"glyph {glyph} is not in the font program, which has {Glyphs}";
        }

        var (from, to) = (Place(glyph), Place(glyph + 1));
        if (from > to || to > _tables["glyf"].Length)
        {
            return $"glyph {glyph} lies outside of the table glyf";
        }

        if (from == to || (short)U16(Within("glyf", from, 10)) >= 0)
        {
            return null;
        }

        for (var at = Within("glyf", from, 10) + 10; ;)
        {
            var flags = U16(at);
            if (IsEmpty(U16(at + 2)) || FaultOf(U16(at + 2), depth + 1) is not null)
            {
                return $"glyph {glyph} is composed of glyph {U16(at + 2)}, which is missing";
            }

            if ((flags & 0x20) == 0)
            {
                return null;
            }

            at +=
                4
                + ((flags & 1) != 0 ? 4 : 2)
                + (
                    (flags & 8) != 0 ? 2
                    : (flags & 0x40) != 0 ? 4
                    : (flags & 0x80) != 0 ? 8
                    : 0
                );
        }
    }

    public bool IsEmpty(int glyph) => glyph >= Glyphs || Place(glyph) == Place(glyph + 1);

    private int UnicodeMap()
    {
        if (!_tables.ContainsKey("cmap"))
        {
            throw new PdfFormatException("A font program has no table cmap, by which its codes are looked up.");
        }

        for (var count = U16(Within("cmap", 2, 2)); count > 0; count--)
        {
            var record = Within("cmap", 4 + (8 * (count - 1)), 8);
            var map = (int)U32(record + 4);
            if (U16(record) == 3 && U16(record + 2) == 1 && U16(Within("cmap", map, 2)) == 4)
            {
                return map;
            }
        }

        throw new PdfFormatException("A font program has no character map for Unicode (ISO 19005-3, 6.2.11.6).");
    }

    private int Place(int glyph) =>
        U16(_tables["head"].Offset + 50) == 0 ? 2 * U16(Within("loca", 2 * glyph, 2)) : (int)U32(Within("loca", 4 * glyph, 4));

    private int Within(string table, int offset, int length) =>
        offset >= 0 && offset + length <= _tables[table].Length
            ? _tables[table].Offset + offset
            : throw new PdfFormatException($"The table {table} of a font program is cut short.");

    private int U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(_bytes.AsSpan(at));

    private uint U32(int at) => BinaryPrimitives.ReadUInt32BigEndian(_bytes.AsSpan(at));
}
