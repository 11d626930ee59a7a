using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ResponsibilityPortal.Pdf.Objects;

namespace ResponsibilityPortal.Pdf.Fonts;

/// <summary>A font as one document uses it: its glyphs in use, their characters, and their codes.</summary>
internal abstract class DocumentFont(TrueTypeFont font)
{
    private readonly bool[] _used = new bool[font.GlyphCount];

    public TrueTypeFont Font => font;

    public bool IsUsed { get; private set; }

    /// <summary>The number of bytes of a code in a string.</summary>
    public abstract int CodeLength { get; }

    /// <summary>Returns the advance width of a code, in thousandths of the size.</summary>
    public abstract int AdvanceOf(ushort code);

    /// <summary>Writes the font with its subset.</summary>
    public abstract void Write(ObjectWriter objects, int id);

    /// <summary>Records that a glyph is shown.</summary>
    protected void NoteUse(ushort glyph) => (IsUsed, _used[glyph]) = (true, true);

    /// <summary>The name of the subset: six letters (9.6.4), which are the same for the same glyphs, and the font's name.</summary>
    protected string SubsetName()
    {
        var glyphs = new List<byte>();
        for (var glyph = 0; glyph < _used.Length; glyph++)
        {
            if (_used[glyph])
            {
                glyphs.AddRange([(byte)(glyph >> 8), (byte)glyph]);
            }
        }

        var hash = SHA256.HashData([(byte)CodeLength, .. glyphs]);
        return $"{new string([.. hash.Take(6).Select(value => (char)('A' + (value % 26)))])}+{font.Name}";
    }

    /// <param name="isSymbolic">Whether its characters are outside the standard Latin set (table 123).</param>
    /// <param name="characters">The character map of the subset, if codes are looked up in one; otherwise empty.</param>
    protected void WriteDescriptor(ObjectWriter objects, int id, string name, bool isSymbolic, byte[] characters)
    {
        var file = objects.Reserve();
        var (left, bottom, right, top) = font.Box;
        objects
            .Begin(id)
            .Raw("<</Type/FontDescriptor/FontName"u8)
            .Name(name)
            .Raw("/Flags "u8)
            .Number(isSymbolic ? 4 : 32)
            .Raw("/FontBBox["u8)
            .Numbers(left, bottom, right, top)
            .Raw("]/ItalicAngle 0/Ascent "u8)
            .Number(font.Ascent)
            .Raw("/Descent "u8)
            .Number(font.Descent)
            .Raw("/CapHeight "u8)
            .Number(font.CapHeight)
            .Raw("/StemV "u8)
            .Number(font.IsBold ? 140 : 80)
            .Raw("/FontFile2"u8)
            .Reference(file)
            .Raw(">>"u8);

        var subset = FontSubset.Of(font, [.. _used], characters);
        using var length = new PdfBuffer(32);
        length.Raw("/Length1 "u8).Number(subset.Length);
        objects.Stream(file, length.Written, subset);
    }

    /// <summary>Writes the characters of each code, so that text can be searched, copied and read aloud (9.10.3).</summary>
    protected void WriteUnicode(ObjectWriter objects, int id, IEnumerable<(ushort Code, int Character)> meanings)
    {
        const int MappingsPerBlock = 100;
        using var map = new PdfBuffer(4_096);
        map.Raw(
                "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"u8
            )
            .Raw("/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n1 begincodespacerange\n"u8)
            .Raw(CodeLength == 1 ? "<00> <FF>"u8 : "<0000> <FFFF>"u8)
            .Raw("\nendcodespacerange\n"u8);
        Span<byte> code = stackalloc byte[2];
        Span<byte> text = stackalloc byte[4];
        foreach (var block in meanings.Chunk(MappingsPerBlock))
        {
            map.Number(block.Length).Raw(" beginbfchar\n"u8);
            foreach (var (value, character) in block)
            {
                BinaryPrimitives.WriteUInt16BigEndian(code, value);
                var length = Encoding.BigEndianUnicode.GetBytes(new Rune(character).ToString(), text);
                map.HexString(code[(2 - CodeLength)..]).Raw(" "u8).HexString(text[..length]).Raw("\n"u8);
            }

            map.Raw("endbfchar\n"u8);
        }

        map.Raw("endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"u8);
        objects.Stream(id, [], map.Written);
    }
}
