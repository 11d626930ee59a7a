using System.Text;

namespace ResponsibilityPortal.Domain.Reading.Search;

/// <summary>Reads control identifiers into their parts, and writes parts as a key that ignores case, zeros and separators.</summary>
internal static class IdentifierText
{
    /// <summary>Returns the key of some parts: "SC 28 1" for <c>SC-28(01)</c>.</summary>
    public static string KeyOf(ReadOnlySpan<char> text, ReadOnlySpan<IdentifierPart> parts)
    {
        var key = new StringBuilder();
        foreach (var part in parts)
        {
            key.Append(key.Length == 0 ? "" : " ");
            foreach (var character in part.In(text))
            {
                key.Append(char.ToUpperInvariant(character));
            }
        }

        return key.ToString();
    }

    /// <summary>Returns the key of a whole identifier, whatever is between its parts.</summary>
    public static string KeyOf(string identifier)
    {
        var parts = new List<IdentifierPart>();
        for (var at = 0; at < identifier.Length;)
        {
            if (PartAt(identifier, at) is { } part)
            {
                parts.Add(part);
                at = part.End;
            }
            else
            {
                at++;
            }
        }

        return KeyOf(identifier, parts.ToArray());
    }

    /// <summary>Returns the letters or digits at a position; null when there are none.</summary>
    public static IdentifierPart? PartAt(ReadOnlySpan<char> text, int start)
    {
        var end = start;
        if (start < text.Length && char.IsAsciiDigit(text[start]))
        {
            while (end < text.Length && char.IsAsciiDigit(text[end]))
            {
                end++;
            }

            return new IdentifierPart(start, end - start, IsNumber: true);
        }

        while (end < text.Length && (char.IsLetter(text[end]) || IsAmpersandWithin(text, start, end)))
        {
            end++;
        }

        return end == start ? null : new IdentifierPart(start, end - start, IsNumber: false);
    }

    /// <summary>
    /// Reads the parts from a position on that belong together: joined by nothing, a full stop, a hyphen or brackets, without spaces.
    /// </summary>
    public static void ReadRun(ReadOnlySpan<char> text, int start, List<IdentifierPart> parts)
    {
        for (var part = PartAt(text, start); part is { } found;)
        {
            parts.Add(found);
            part = PartAt(text, found.End) ?? PartAt(text, AfterGlue(text, found.End));
        }
    }

    /// <summary>Returns the position after the character that joins two parts; the end of the text when none does.</summary>
    private static int AfterGlue(ReadOnlySpan<char> text, int at)
    {
        if (at < text.Length && text[at] is ')' or ']')
        {
            at++;
        }

        // NIST writes SC-28 (1) too.
        if (at + 2 < text.Length && text[at] is ' ' or '\u00A0' && text[at + 1] is '(' && char.IsAsciiDigit(text[at + 2]))
        {
            return at + 2;
        }

        return at < text.Length && (text[at] is '.' or '_' or '(' or '[' || Dashes.Contains(text[at])) ? at + 1
            : at < text.Length && at > 0 && text[at - 1] is ')' or ']' && char.IsAsciiLetterOrDigit(text[at]) ? at
            : text.Length;
    }

    /// <summary>Whether an ampersand joins letters, as in A&amp;A-02.</summary>
    private static bool IsAmpersandWithin(ReadOnlySpan<char> text, int start, int at) =>
        text[at] == '&' && at > start && at + 1 < text.Length && char.IsLetter(text[at + 1]);
}
