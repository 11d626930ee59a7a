using System.Text;

namespace ResponsibilityPortal.Pdf.Fonts;

/// <summary>The faces that texts are set in: regular and bold, and those that are asked for characters which these lack.</summary>
/// <remarks>
/// Characters are shown one by one as they stand: there is no shaping, no ligatures, no writing from right to left. What needs
/// those has no glyph here and is refused, never shown wrongly.
/// </remarks>
public sealed class FontFamily
{
    private const int RegularFace = 0, BoldFace = 1, FirstFallback = 2;

    private static readonly Lazy<FontFamily> LoadedNoto = new(() => new FontFamily(
        Load("NotoSans-Regular"), Load("NotoSans-Bold"), Load("NotoSansSymbols-Regular"), Load("NotoSansSymbols2-Regular"), Load("NotoSansMath-Regular")));

    private readonly TrueTypeFont[] _faces;

    public FontFamily(TrueTypeFont regular, TrueTypeFont bold, params ReadOnlySpan<TrueTypeFont> fallbacks) => _faces = [regular, bold, .. fallbacks];

    /// <summary>Noto Sans: Latin, Greek, Cyrillic, Vietnamese; behind it Noto Sans Symbols, Symbols 2 and Math. Read at first use, then shared.</summary>
    public static FontFamily Noto => LoadedNoto.Value;

    /// <summary>Regular, bold, and the fallbacks in the order in which they are asked.</summary>
    public IReadOnlyList<TrueTypeFont> Faces => _faces;

    /// <summary>The face and the glyph that show a character.</summary>
    /// <returns>Whether any face has it.</returns>
    public bool TryFind(Rune character, bool bold, out int face, out ushort glyph)
    {
        face = bold ? BoldFace : RegularFace;
        glyph = _faces[face].GlyphOf(character);
        if (glyph != 0)
        {
            return true;
        }

        // A character that only the other weight has is better in that weight than not at all.
        face = bold ? RegularFace : BoldFace;
        for (var other = FirstFallback - 1; glyph == 0 && other < _faces.Length; other++)
        {
            face = other == FirstFallback - 1 ? face : other;
            glyph = _faces[face].GlyphOf(character);
        }

        return glyph != 0;
    }

    private static TrueTypeFont Load(string name)
    {
        using var resource = typeof(FontFamily).Assembly.GetManifestResourceStream($"{name}.ttf")!;
        var file = new byte[resource.Length];
        resource.ReadExactly(file);
        return new TrueTypeFont(file);
    }
}
