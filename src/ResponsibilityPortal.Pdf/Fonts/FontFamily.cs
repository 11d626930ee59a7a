using System.Text;
using ResponsibilityPortal.Pdf.Text;

namespace ResponsibilityPortal.Pdf.Fonts;

/// <summary>The fonts of texts: regular, bold, and fallbacks for the characters that these don't have.</summary>
/// <remarks>
/// Characters are shown one by one, without shaping, ligatures or right-to-left order. Characters that need those have no glyph here and
/// are shown as their numbers, never wrongly.
/// </remarks>
public sealed class FontFamily
{
    private const int RegularFace = 0,
        BoldFace = 1,
        FirstFallback = 2;

    private static readonly FontFamily LoadedNoto = new([
        .. new[]
        {
            "NotoSans-Regular",
            "NotoSans-Bold",
            "NotoSansSymbols-Regular",
            "NotoSansSymbols2-Regular",
            "NotoSansMath-Regular",
            "DroidSansFallback",
            "PortalHangul",
            "NotoEmoji",
        }.Select(name => new Lazy<TrueTypeFont>(() => Load(name))),
    ]);

    private readonly Lazy<TrueTypeFont>[] _faces;

    public FontFamily(TrueTypeFont regular, TrueTypeFont bold, params IEnumerable<TrueTypeFont> fallbacks)
        : this([.. fallbacks.Prepend(bold).Prepend(regular).Select(font => new Lazy<TrueTypeFont>(font))]) { }

    private FontFamily(Lazy<TrueTypeFont>[] faces) => _faces = faces;

    /// <summary>
    /// Noto Sans: Latin, Greek, Cyrillic, Vietnamese. Its fallbacks are Noto Sans Symbols, Symbols 2 and Math, Droid Sans Fallback for
    /// Chinese and Japanese, a Hangul font, and Noto Emoji. Each is read when a text first needs it, then shared.
    /// </summary>
    public static FontFamily Noto => LoadedNoto;

    /// <summary>Regular, bold, and the fallbacks in the order in which they are tried.</summary>
    internal int FaceCount => _faces.Length;

    /// <summary>Finds the font and the glyph of a character.</summary>
    /// <returns>Whether any font has the character.</returns>
    public bool TryFind(Rune character, bool bold, out int face, out ushort glyph)
    {
        face = bold ? BoldFace : RegularFace;
        glyph = Face(face).GlyphOf(character);
        if (glyph != 0)
        {
            return true;
        }

        // A character that only the other weight has is better in that weight than missing.
        face = bold ? RegularFace : BoldFace;
        for (var other = FirstFallback - 1; glyph == 0 && other < _faces.Length; other++)
        {
            face = other == FirstFallback - 1 ? face : other;
            glyph = Face(face).GlyphOf(character);
        }

        return glyph != 0;
    }

    /// <summary>Returns the characters of a text that no font can show, each once, in the order of their numbers.</summary>
    /// <remarks>The text is composed first, as the writer does. A character can become another one, which then needs a glyph.</remarks>
    public IReadOnlyList<Rune> MissingIn(string text) =>
        Ascii.IsValid(text)
            ? []
            :
            [
                .. PrintableText
                    .Of(text)
                    .EnumerateRunes()
                    .Where(rune => rune.Value != '\n' && !TryFind(rune, bold: false, out _, out _))
                    .Distinct()
                    .Order(),
            ];

    internal TrueTypeFont Face(int face) => _faces[face].Value;

    private static TrueTypeFont Load(string name)
    {
        using var resource = typeof(FontFamily).Assembly.GetManifestResourceStream($"{name}.ttf")!;
        var file = new byte[resource.Length];
        resource.ReadExactly(file);
        return new TrueTypeFont(file);
    }
}
