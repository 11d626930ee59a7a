using ResponsibilityPortal.Pdf.Objects;

namespace ResponsibilityPortal.Pdf.Fonts;

/// <summary>A font for any of its characters. Codes are glyph numbers of two bytes (ISO 32000-1, 9.7).</summary>
internal sealed class CompositeFont(TrueTypeFont font) : DocumentFont(font)
{
    private readonly int[] _characters = new int[font.GlyphCount];

    public override int CodeLength => 2;

    public override int AdvanceOf(ushort code) => Font.AdvanceOf(code);

    /// <summary>
    /// Records that a glyph is shown. If it represents several characters, PDF readers get the first one in Unicode order.
    /// </summary>
    public void Use(ushort glyph, int character)
    {
        NoteUse(glyph);
        if (_characters[glyph] == 0 || character < _characters[glyph])
        {
            _characters[glyph] = character;
        }
    }

    public override void Write(ObjectWriter objects, int id)
    {
        var shown = Enumerable.Range(0, _characters.Length).Where(glyph => _characters[glyph] != 0).ToList();
        var name = SubsetName();
        var (descendant, descriptor, unicode) = (objects.Reserve(), objects.Reserve(), objects.Reserve());
        objects
            .Begin(id)
            .Raw("<</Type/Font/Subtype/Type0/Encoding/Identity-H/BaseFont"u8)
            .Name(name)
            .Raw("/DescendantFonts["u8)
            .Reference(descendant)
            .Raw("]/ToUnicode"u8)
            .Reference(unicode)
            .Raw(">>"u8);
        WriteDescendant(objects.Begin(descendant), name, descriptor, shown);
        WriteDescriptor(objects, descriptor, name, isSymbolic: true, []);
        WriteUnicode(objects, unicode, shown.Select(glyph => ((ushort)glyph, _characters[glyph])));
    }

    /// <remarks>The widths must be those of the embedded font (ISO 19005-3, 6.2.11.5). Only PDF/A-1 needs a CIDSet.</remarks>
    private void WriteDescendant(PdfBuffer buffer, string name, int descriptor, List<int> shown)
    {
        buffer
            .Raw(
                "<</Type/Font/Subtype/CIDFontType2/CIDToGIDMap/Identity/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>/DW 0/BaseFont"u8
            )
            .Name(name)
            .Raw("/FontDescriptor"u8)
            .Reference(descriptor)
            .Raw("/W["u8);
        for (var index = 0; index < shown.Count;)
        {
            var first = shown[index];
            buffer.Number(first).Raw("["u8);
            for (var next = first; index < shown.Count && shown[index] == next; next++, index++)
            {
                buffer.Number(Font.AdvanceOf((ushort)next)).Raw(" "u8);
            }

            buffer.Raw("]"u8);
        }

        buffer.Raw("]>>"u8);
    }
}
