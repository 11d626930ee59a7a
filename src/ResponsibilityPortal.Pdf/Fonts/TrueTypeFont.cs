using System.Buffers.Binary;
using System.Text;

namespace ResponsibilityPortal.Pdf.Fonts;

/// <summary>A font with TrueType outlines (OpenType 1.9), immutable and shared by all documents.</summary>
public sealed class TrueTypeFont
{
    private readonly byte[] _file;
    private readonly Dictionary<string, (int Offset, int Length)> _tables = new(StringComparer.Ordinal);
    private readonly CharacterMap _characters;
    private readonly ushort[] _advances;

    /// <param name="file">The bytes of a <c>.ttf</c> file. They must not be changed afterwards.</param>
    /// <exception cref="InvalidDataException">The file is not a font, or it doesn't have TrueType outlines.</exception>
    public TrueTypeFont(byte[] file)
    {
        _file = file;
        ReadDirectory();
        var head = Table("head");
        UnitsPerEm = BinaryPrimitives.ReadUInt16BigEndian(head[18..]);
        Box = (Scaled(head, 36), Scaled(head, 38), Scaled(head, 40), Scaled(head, 42));
        var hhea = Table("hhea");
        (Ascent, Descent) = (Scaled(hhea, 4), Scaled(hhea, 6));
        GlyphCount = BinaryPrimitives.ReadUInt16BigEndian(Table("maxp")[4..]);
        CapHeight = Table("OS/2") is { Length: >= 90 } metrics ? Scaled(metrics, 88) : Ascent;
        IsBold = BinaryPrimitives.ReadUInt16BigEndian(Table("OS/2")[4..]) >= 600;
        Name = ReadName();
        _advances = ReadAdvances(BinaryPrimitives.ReadUInt16BigEndian(hhea[34..]));
        _characters = new CharacterMap(Table("cmap"));
        Glyphs = new GlyphTable(Table("loca"), _tables["glyf"].Length, GlyphCount, BinaryPrimitives.ReadInt16BigEndian(head[50..]) == 1);
    }

    /// <summary>The PostScript name.</summary>
    public string Name { get; }

    public bool IsBold { get; }

    /// <summary>The height of letters above the baseline, in thousandths of the size. The other measures have the same unit.</summary>
    public int Ascent { get; }

    /// <summary>The depth of letters below the baseline; negative.</summary>
    public int Descent { get; }

    public int CapHeight { get; }

    /// <summary>The box around every glyph: left, bottom, right, top.</summary>
    public (int Left, int Bottom, int Right, int Top) Box { get; }

    internal int GlyphCount { get; }

    internal int UnitsPerEm { get; }

    internal GlyphTable Glyphs { get; }

    /// <summary>Returns the glyph of a character, or 0 when the font has none.</summary>
    public ushort GlyphOf(Rune character) => _characters.Find(character.Value);

    /// <summary>Returns the advance width of a glyph, in thousandths of the size.</summary>
    public ushort AdvanceOf(ushort glyph) => _advances[glyph];

    internal ReadOnlySpan<byte> Table(string tag) =>
        _tables.TryGetValue(tag, out var place) ? _file.AsSpan(place.Offset, place.Length) : default;

    private static int Unsigned(ReadOnlySpan<byte> table, int offset) => BinaryPrimitives.ReadUInt16BigEndian(table[offset..]);

    private int Scaled(ReadOnlySpan<byte> table, int offset) =>
        (int)Math.Round(BinaryPrimitives.ReadInt16BigEndian(table[offset..]) * 1_000.0 / UnitsPerEm);

    private void ReadDirectory()
    {
        const int HeaderLength = 12,
            RecordLength = 16;
        var count = _file.Length < HeaderLength ? 0 : Unsigned(_file, 4);
        if (_file.Length < HeaderLength + (count * RecordLength) || BinaryPrimitives.ReadUInt32BigEndian(_file) != 0x00010000)
        {
            throw new InvalidDataException("This is not a font with TrueType outlines.");
        }

        for (var index = 0; index < count; index++)
        {
            var record = _file.AsSpan(HeaderLength + (index * RecordLength), RecordLength);
            _tables.Add(
                Encoding.ASCII.GetString(record[..4]),
                (BinaryPrimitives.ReadInt32BigEndian(record[8..]), BinaryPrimitives.ReadInt32BigEndian(record[12..]))
            );
        }

        foreach (var needed in new[] { "cmap", "glyf", "head", "hhea", "hmtx", "loca", "maxp", "OS/2" })
        {
            if (!_tables.ContainsKey(needed))
            {
                throw new InvalidDataException($"The font has no table '{needed}'.");
            }
        }
    }

    private ushort[] ReadAdvances(int longMetrics)
    {
        var table = Table("hmtx");
        var advances = new ushort[GlyphCount];
        for (var glyph = 0; glyph < advances.Length; glyph++)
        {
            var units = Unsigned(table, Math.Min(glyph, longMetrics - 1) * 4);
            advances[glyph] = (ushort)Math.Round(units * 1_000.0 / UnitsPerEm);
        }

        return advances;
    }

    /// <remarks>
    /// The table of names contains the position and encoding of each. Windows entries are UTF-16, Macintosh ones ASCII here.
    /// </remarks>
    private string ReadName()
    {
        const int PostScriptName = 6,
            RecordLength = 12,
            FirstRecord = 6;
        var table = Table("name");
        for (var index = 0; table.Length > 0 && index < Unsigned(table, 2); index++)
        {
            var record = table.Slice(FirstRecord + (index * RecordLength), RecordLength);
            if (Unsigned(record, 6) == PostScriptName)
            {
                var text = table.Slice(Unsigned(table, 4) + Unsigned(record, 10), Unsigned(record, 8));
                return (Unsigned(record, 0) == 3 ? Encoding.BigEndianUnicode : Encoding.ASCII).GetString(text);
            }
        }

        return "Font";
    }
}
