using System.Text;

namespace ResponsibilityPortal.Pdf.Fonts;

/// <summary>A text holds a character that no font of the document has a glyph for. Nothing is ever printed as a missing glyph.</summary>
public sealed class UnprintableCharacterException(Rune character, string text)
    : Exception($"No font has a glyph for U+{character.Value:X4}.")
{
    public Rune Character => character;

    /// <summary>The text it stands in.</summary>
    public string Text => text;
}
