using System.Globalization;

namespace ResponsibilityPortal.Domain.Reading.Search;

/// <summary>
/// Finds the words of a text: runs of letters and digits. Accents and vowel signs written as characters of their own and characters without
/// a width, such as soft hyphens, belong to the word that they are in. In scripts without spaces between words, every two neighbouring
/// letters count as a word, so that any part of a text is found by its own pairs.
/// </summary>
internal ref struct WordScanner(ReadOnlySpan<char> text)
{
    private readonly ReadOnlySpan<char> _text = text;
    private int _next;

    /// <summary>The position of a letter that was the second of a pair; -1 when there was none.</summary>
    private int _paired = -1;

    /// <summary>The position of the current word.</summary>
    public int Start { get; private set; }

    /// <summary>The length of the current word.</summary>
    public int Length { get; private set; }

    public readonly ReadOnlySpan<char> Word => _text.Slice(Start, Length);

    /// <summary>Moves to the next word.</summary>
    /// <returns>False at the end of the text.</returns>
    public bool MoveNext()
    {
        while (_next < _text.Length && !char.IsLetterOrDigit(_text[_next]))
        {
            _next++;
        }

        if (_next < _text.Length && ScriptsWithoutSpaces.Contains(_text[_next]))
        {
            return MoveToPair();
        }

        Start = _next;
        while (_next < _text.Length && (IsLetterOfWord(_text[_next]) || IsPartOfWord(_text[_next])))
        {
            _next++;
        }

        Length = _next - Start;
        return Length > 0;
    }

    /// <summary>Moves to a letter of a script without spaces and the one after it. A letter without neighbours is a word.</summary>
    private bool MoveToPair()
    {
        var (start, second) = (_next, EndOfLetter(_next));
        if (second < _text.Length && char.IsLetterOrDigit(_text[second]) && ScriptsWithoutSpaces.Contains(_text[second]))
        {
            (Start, Length) = (start, EndOfLetter(second) - start);
            (_next, _paired) = (second, second);
            return true;
        }

        _next = second;
        if (_paired == start)
        {
            return MoveNext();
        }

        (Start, Length) = (start, second - start);
        return true;
    }

    /// <summary>Returns the end of a letter with its marks.</summary>
    private readonly int EndOfLetter(int at)
    {
        at++;
        while (at < _text.Length && IsPartOfWord(_text[at]))
        {
            at++;
        }

        return at;
    }

    private static bool IsLetterOfWord(char character) =>
        char.IsLetterOrDigit(character) && !ScriptsWithoutSpaces.Contains(character);

    /// <remarks>The voiced marks of kana of half width are letters in Unicode.</remarks>
    private static bool IsPartOfWord(char character) =>
        character > '\u007F'
        && (
            character is '\uFF9E' or '\uFF9F'
            || CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark
                or UnicodeCategory.Format
        );
}
