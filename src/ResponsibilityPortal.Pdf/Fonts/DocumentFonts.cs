using System.Globalization;
using System.Text;

namespace ResponsibilityPortal.Pdf.Fonts;

/// <summary>
/// The fonts of a family as one document uses them: regular and bold in the Latin encoding, and every font for its other characters. Only
/// fonts in use are written.
/// </summary>
internal sealed class DocumentFonts
{
    /// <summary>The number of fonts before those of the family: regular and bold in the Latin encoding.</summary>
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

    /// <summary>The fonts in use, with the numbers by which pages name them.</summary>
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

    /// <summary>The characters that no font has and that are shown as their numbers, in the order of the numbers.</summary>
    public IReadOnlyCollection<Rune> Replaced => _replaced;

    /// <summary>Finds the code of a character and records that it is shown.</summary>
    /// <returns>False when no font has it. Use <see cref="Replace"/> in this case.</returns>
    public bool TryUse(Rune character, bool bold, out byte font, out ushort code)
    {
        font = (byte)(bold ? 1 : 0);
        if (((SimpleFont)_fonts[font]!).TryUse(character.Value, out code))
        {
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
    /// <exception cref="InvalidOperationException">No font has the character.</exception>
    public (byte Font, ushort Code) Use(Rune character, bool bold) =>
        TryUse(character, bold, out var font, out var code)
            ? (font, code)
            : throw new InvalidOperationException($"No font has a glyph for U+{character.Value:X4}.");

    /// <summary>Records that no font has a character.</summary>
    /// <returns>The replacement text: the number in brackets, <c>[U+05D0]</c>.</returns>
    public string Replace(Rune character)
    {
        _replaced.Add(character);
        return string.Create(CultureInfo.InvariantCulture, $"[U+{character.Value:X4}]");
    }

    /// <summary>Finds the codes of a text on one line. Characters that no font has are replaced.</summary>
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
