using System.Globalization;
using System.Text;

namespace ResponsibilityPortal.Pdf.Fonts;

/// <summary>
/// The faces of a family as one document uses them: regular and bold in the Latin encoding, and every face for all else it has. Only those
/// that show something are written.
/// </summary>
internal sealed class DocumentFonts
{
    /// <summary>Regular and bold in the Latin encoding, before the faces of the family.</summary>
    private const int SimpleFonts = 2;

    private readonly FontFamily _family;
    private readonly DocumentFont?[] _fonts;
    private readonly SortedSet<Rune> _replaced = [];

    public DocumentFonts(FontFamily family)
    {
        _family = family;
        _fonts = new DocumentFont?[SimpleFonts + family.FaceCount];
        (_fonts[0], _fonts[1]) = (new SimpleFont(family.Face(0)), new SimpleFont(family.Face(1)));
    }

    /// <summary>The fonts that show something, with the numbers by which pages name them.</summary>
    public IEnumerable<(int Index, DocumentFont Font)> Used
    {
        get
        {
            foreach (var (index, font) in _fonts.Index())
            {
                if (font is { IsUsed: true })
                {
                    yield return (index, font);
                }
            }
        }
    }

    /// <summary>The characters that no face has and that are shown as their numbers, in the order of these.</summary>
    public IReadOnlyCollection<Rune> Replaced => _replaced;

    /// <summary>Finds the code of a character and notes that it is shown.</summary>
    /// <returns>False when no face has it; then <see cref="Replace"/> says what is shown instead.</returns>
    public bool TryUse(Rune character, bool bold, out byte font, out ushort code)
    {
        font = (byte)(bold ? 1 : 0);
        if (((SimpleFont)_fonts[font]!).Use(character.Value) is { } latin)
        {
            code = latin;
            return true;
        }

        var isFound = _family.TryFind(character, bold, out var face, out code);
        if (isFound)
        {
            font = (byte)(SimpleFonts + face);
            var composite = (CompositeFont)(_fonts[font] ??= new CompositeFont(_family.Face(face)));
            composite.Use(code, character.Value);
        }

        return isFound;
    }

    /// <summary>Finds the code of a character that every family has.</summary>
    /// <exception cref="InvalidOperationException">No face has it.</exception>
    public (byte Font, ushort Code) Use(Rune character, bool bold) =>
        TryUse(character, bold, out var font, out var code) ? (font, code) : throw new InvalidOperationException($"No font has a glyph for U+{character.Value:X4}.");

    /// <summary>Notes that no face has a character.</summary>
    /// <returns>What is shown in its place: its number in brackets, <c>[U+05D0]</c>.</returns>
    public string Replace(Rune character)
    {
        _replaced.Add(character);
        return string.Create(CultureInfo.InvariantCulture, $"[U+{character.Value:X4}]");
    }

    /// <summary>Finds the codes of a text on one line, as it is set: what no face has is replaced.</summary>
    public IEnumerable<(byte Font, ushort Code)> UseAll(string printable, bool bold)
    {
        foreach (var rune in printable.EnumerateRunes())
        {
            if (TryUse(rune.Value == '\n' ? new Rune(' ') : rune, bold, out var font, out var code))
            {
                yield return (font, code);
                continue;
            }

            foreach (var sign in Replace(rune).EnumerateRunes())
            {
                yield return Use(sign, bold);
            }
        }
    }

    public int Advance(byte font, ushort code) => _fonts[font]!.AdvanceOf(code);

    public int CodeLength(int font) => _fonts[font]!.CodeLength;
}
