using System.Text;

namespace ResponsibilityPortal.Pdf.Fonts;

/// <summary>
/// The faces of a family as one document uses them: regular and bold in the Latin encoding, and every face for all else it has. Only those
/// that show something are written.
/// </summary>
internal sealed class DocumentFonts(FontFamily family)
{
    private readonly DocumentFont[] _fonts = [new SimpleFont(family.Faces[0]), new SimpleFont(family.Faces[1]), .. family.Faces.Select(face => new CompositeFont(face))];

    public IReadOnlyList<DocumentFont> All => _fonts;

    /// <summary>Finds the code of a character and notes that it is shown.</summary>
    /// <param name="text">Where it stands, for the message.</param>
    /// <exception cref="UnprintableCharacterException">No face has it.</exception>
    public (byte Font, ushort Code) Use(Rune character, bool bold, string text)
    {
        var simple = bold ? 1 : 0;
        if (((SimpleFont)_fonts[simple]).Use(character.Value) is { } code)
        {
            return ((byte)simple, code);
        }

        if (!family.TryFind(character, bold, out var face, out var glyph))
        {
            throw new UnprintableCharacterException(character, text);
        }

        const int SimpleFonts = 2;
        ((CompositeFont)_fonts[SimpleFonts + face]).Use(glyph, character.Value);
        return ((byte)(SimpleFonts + face), glyph);
    }

    public int Advance(byte font, ushort code) => _fonts[font].AdvanceOf(code);

    public int CodeLength(int font) => _fonts[font].CodeLength;
}
