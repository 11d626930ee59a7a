using System.Buffers.Binary;
using System.Text;

namespace ResponsibilityPortal.Tests.Support.Pdf;

/// <summary>A TrueType font for tests: a square for each character of ASCII, with the space as glyph 1.</summary>
internal static class SampleFont
{
    public const int Glyphs = 96;

    public static byte[] Program { get; } = Build();

    public static int WidthOf(int glyph) => 400 + glyph;

    public static int GlyphOf(char character) => character - ' ' + 1;

    /// <summary>Returns a text in the codes of the font, as a hexadecimal string.</summary>
    public static string Codes(string text) => $"<{string.Concat(text.Select(character => GlyphOf(character).ToString("X4", null)))}>";

    public static string Widths => $"[1 [{string.Join(' ', Enumerable.Range(1, Glyphs - 1).Select(WidthOf))}]]";

    public static string SimpleWidths => $"[{string.Join(' ', Enumerable.Range(1, Glyphs - 1).Select(WidthOf))}]";

    public const string SimpleToUnicode = "1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <20> <7E> <0020> endbfrange";

    public static string ToUnicode =>
        string.Join(
            '\n',
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
            "1 begincodespacerange <0000> <FFFF> endcodespacerange",
            "1 beginbfchar <0001> <0020> endbfchar",
            $"1 beginbfrange <0002> <{Glyphs - 1:X4}> <0021> endbfrange",
            "endcmap end end"
        );

    private static byte[] Build()
    {
        // One contour of four points, all on the curve.
        byte[] square = [0, 1, 0, 0, 0, 0, 1, 44, 1, 44, 0, 3, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 1, 44, 0, 0, 1, 44, 0, 0];
        var tables = new SortedDictionary<string, byte[]>(StringComparer.Ordinal)
        {
            ["cmap"] = CharacterMap(),
            ["glyf"] = [.. Enumerable.Repeat(square, Glyphs).SelectMany(glyph => glyph)],
            ["head"] = Table(54, (18, 1000), (50, 1)),
            ["hhea"] = Table(36, (34, Glyphs)),
            ["hmtx"] = [.. Enumerable.Range(0, Glyphs).SelectMany(glyph => U32((uint)WidthOf(glyph) << 16))],
            ["loca"] = [.. Enumerable.Range(0, Glyphs + 1).SelectMany(glyph => U32((uint)(glyph * square.Length)))],
            ["maxp"] = Table(32, (4, Glyphs)),
        };
        var font = new List<byte>([0, 1, 0, 0, 0, (byte)tables.Count, 0, 0, 0, 0, 0, 0]);
        var at = 12 + (16 * tables.Count);
        foreach (var (name, data) in tables)
        {
            font.AddRange([.. Encoding.Latin1.GetBytes(name), 0, 0, 0, 0, .. U32((uint)at), .. U32((uint)data.Length)]);
            at += data.Length;
        }

        return [.. font, .. tables.Values.SelectMany(data => data)];
    }

    /// <summary>Makes one Unicode map of format 4, with one segment and the final one that every map needs.</summary>
    private static byte[] CharacterMap()
    {
        int[] words = [0, 1, 3, 1, 0, 12, 4, 32, 0, 4, 4, 1, 0, '~', 0xFFFF, 0, ' ', 0xFFFF, 0x10000 - ' ' + 1, 1, 0, 0];
        return [.. words.SelectMany(word => U32((uint)word)[2..])];
    }

    private static byte[] Table(int length, params ReadOnlySpan<(int At, int Value)> fields)
    {
        var table = new byte[length];
        foreach (var (at, value) in fields)
        {
            BinaryPrimitives.WriteUInt16BigEndian(table.AsSpan(at), (ushort)value);
        }

        return table;
    }

    private static byte[] U32(uint value)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, value);
        return bytes;
    }
}
