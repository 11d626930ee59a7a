using ResponsibilityPortal.Pdf.Objects;

namespace ResponsibilityPortal.Pdf.Fonts;

/// <summary>
/// A face for the characters of the Latin encoding, of one byte each (ISO 32000-1, 9.6.3): most texts of a document, in half the bytes.
/// </summary>
internal sealed class SimpleFont : DocumentFont
{
    private const int CodesCount = 256;

    private readonly ushort[] _glyphs = new ushort[CodesCount];
    private readonly bool[] _shown = new bool[CodesCount];

    public SimpleFont(TrueTypeFont font)
        : base(font)
    {
        for (var code = 0; code < CodesCount; code++)
        {
            _glyphs[code] = LatinEncoding.CharacterOf((byte)code) is { } character ? font.GlyphOf(new System.Text.Rune(character)) : (ushort)0;
        }
    }

    public override int CodeLength => 1;

    public override int AdvanceOf(ushort code) => Font.AdvanceOf(_glyphs[code]);

    /// <summary>Notes that a character is shown, if this font can show it.</summary>
    /// <returns>Its code, or null.</returns>
    public ushort? Use(int character)
    {
        if (LatinEncoding.CodeOf(character) is not { } code || _glyphs[code] == 0)
        {
            return null;
        }

        if (!_shown[code])
        {
            _shown[code] = true;
            NoteUse(_glyphs[code]);
        }

        return code;
    }

    public override void Write(ObjectWriter objects, int id)
    {
        var shown = Enumerable.Range(0, CodesCount).Where(code => _shown[code]).ToList();
        var name = SubsetName();
        var (descriptor, unicode) = (objects.Reserve(), objects.Reserve());
        var buffer = objects.Begin(id).Raw("<</Type/Font/Subtype/TrueType/Encoding/WinAnsiEncoding/BaseFont"u8).Name(name)
            .Raw("/FontDescriptor"u8).Reference(descriptor).Raw("/ToUnicode"u8).Reference(unicode)
            .Raw("/FirstChar "u8).Number(shown[0]).Raw("/LastChar "u8).Number(shown[^1]).Raw("/Widths["u8);
        for (var code = shown[0]; code <= shown[^1]; code++)
        {
            buffer.Number(_shown[code] ? AdvanceOf((ushort)code) : 0).Raw(" "u8);
        }

        buffer.Raw("]>>"u8);

        // Codes are looked up by their character in the font's own map (9.6.6.4), which therefore must be in the subset.
        var characters = shown.Select(code => (LatinEncoding.CharacterOf((byte)code)!.Value, _glyphs[code])).OrderBy(pair => pair.Value).ToList();
        WriteDescriptor(objects, descriptor, name, isSymbolic: false, CharacterMap.Write(characters));
        WriteUnicode(objects, unicode, shown.Select(code => ((ushort)code, (int)LatinEncoding.CharacterOf((byte)code)!.Value)));
    }
}
