using ResponsibilityPortal.Pdf.Objects;

namespace ResponsibilityPortal.Pdf.Fonts;

/// <summary>
/// A font for the characters of the Latin encoding, of one byte each (ISO 32000-1, 9.6.3). It shows most texts of a document in half the
/// bytes.
/// </summary>
internal sealed class SimpleFont : DocumentFont
{
    private const int CodesCount = 256;

    private readonly ushort[] _glyphs = new ushort[CodesCount];
    private readonly ushort[] _advances = new ushort[CodesCount];
    private readonly bool[] _shown = new bool[CodesCount];

    public SimpleFont(TrueTypeFont font)
        : base(font)
    {
        for (var code = 0; code < CodesCount; code++)
        {
            _glyphs[code] = LatinEncoding.CharacterOf((byte)code) is { } character
                ? font.GlyphOf(new System.Text.Rune(character))
                : (ushort)0;
            _advances[code] = font.AdvanceOf(_glyphs[code]);
        }
    }

    public override int CodeLength => 1;

    public override int AdvanceOf(ushort code) => _advances[code];

    /// <summary>Records that a character is shown, if this font can show it.</summary>
    /// <returns>Whether the font can show it.</returns>
    public bool TryUse(int character, out ushort code)
    {
        // Almost every character is ASCII, where it is its own code, and was shown before.
        if (character is >= ' ' and <= '~' && _shown[character])
        {
            code = (ushort)character;
            return true;
        }

        if (LatinEncoding.CodeOf(character) is not { } found || _glyphs[found] == 0)
        {
            code = 0;
            return false;
        }

        if (!_shown[found])
        {
            _shown[found] = true;
            NoteUse(_glyphs[found]);
        }

        code = found;
        return true;
    }

    public override void Write(ObjectWriter objects, int id)
    {
        var shown = Enumerable.Range(0, CodesCount).Where(code => _shown[code]).ToList();
        var name = SubsetName();
        var (descriptor, unicode) = (objects.Reserve(), objects.Reserve());
        var buffer = objects
            .Begin(id)
            .Raw("<</Type/Font/Subtype/TrueType/Encoding/WinAnsiEncoding/BaseFont"u8)
            .Name(name)
            .Raw("/FontDescriptor"u8)
            .Reference(descriptor)
            .Raw("/ToUnicode"u8)
            .Reference(unicode)
            .Raw("/FirstChar "u8)
            .Number(shown[0])
            .Raw("/LastChar "u8)
            .Number(shown[^1])
            .Raw("/Widths["u8);
        for (var code = shown[0]; code <= shown[^1]; code++)
        {
            buffer.Number(_shown[code] ? AdvanceOf((ushort)code) : 0).Raw(" "u8);
        }

        buffer.Raw("]>>"u8);

        // Codes are looked up by character in the font's own map (9.6.6.4), so the subset must contain it.
        var characters = shown
            .Select(code => (LatinEncoding.CharacterOf((byte)code)!.Value, _glyphs[code]))
            .OrderBy(pair => pair.Value)
            .ToList();
        WriteDescriptor(objects, descriptor, name, isSymbolic: false, CharacterMap.Write(characters));
        WriteUnicode(objects, unicode, shown.Select(code => ((ushort)code, (int)LatinEncoding.CharacterOf((byte)code)!.Value)));
    }
}
