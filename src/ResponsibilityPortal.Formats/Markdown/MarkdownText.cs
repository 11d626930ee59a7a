using System.Buffers;
using System.Text;

namespace ResponsibilityPortal.Formats.Markdown;

/// <summary>
/// Writes texts of a matrix as Markdown in which they read as they are: no text becomes markup, neither in CommonMark nor in the extensions
/// of GitHub and of documentation sites.
/// </summary>
public static class MarkdownText
{
    /// <summary>The characters that can begin markup anywhere in a line.</summary>
    private static readonly SearchValues<char> Marks = SearchValues.Create(@"\`*_[]{}<>|~&$@#^");

    /// <summary>The characters that begin markup where two of them follow each other.</summary>
    private static readonly SearchValues<char> Pairs = SearchValues.Create("=+\"");

    /// <summary>The characters that begin a block at the start of a line.</summary>
    private static readonly SearchValues<char> Blocks = SearchValues.Create("+-=:");

    /// <summary>The characters that number the items of a list: digits, and letters of Roman numerals.</summary>
    private static readonly SearchValues<char> Numerals = SearchValues.Create("0123456789ivxlcdmIVXLCDM");

    /// <summary>Returns a text as one paragraph, with its line breaks kept.</summary>
    public static string Of(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Join("\\\n", lines.Select(Line));
    }

    /// <summary>Returns a text on one line, for headings, links and lists.</summary>
    public static string OnOneLine(string text) => Line(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>Returns a link.</summary>
    /// <param name="address">An absolute address.</param>
    public static string Link(string text, string address) =>
        $"[{OnOneLine(text)}](<{address.Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal)}>)";

    /// <summary>Escapes what begins a block at the start of a line as well: lists, rules and definitions.</summary>
    private static string Line(string line)
    {
        var escaped = Escaped(line);
        return escaped.Length > 0 && Blocks.Contains(escaped[0]) ? $"\\{escaped}"
            : NumberLength(escaped) is > 0 and var length ? escaped.Insert(length, "\\")
            : escaped;
    }

    /// <summary>Returns the length of a number or letter that makes a line an item of a list; 0 for none.</summary>
    private static int NumberLength(string line)
    {
        var length = line.AsSpan().IndexOfAnyExcept(Numerals);
        length = length == 0 && char.IsAsciiLetter(line[0]) ? 1 : length;
        return length > 0
            && length < line.Length
            && line[length] is '.' or ')'
            && (length + 1 == line.Length || char.IsWhiteSpace(line[length + 1]))
            ? length
            : 0;
    }

    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length + 16);
        for (var index = 0; index < text.Length; index++)
        {
            _ = IsMarkup(text, index) ? escaped.Append('\\').Append(text[index]) : escaped.Append(text[index]);
        }

        return escaped.ToString();
    }

    private static bool IsMarkup(string text, int index) =>
        text[index] switch
        {
            // Addresses ("https://", "mailto:", "www.") become links, and ":tada:" a picture.
            ':' => !IsBeforeSpace(text, index),
            '.' => !IsBeforeSpace(text, index) && text.AsSpan(0, index).EndsWith("www", StringComparison.OrdinalIgnoreCase),
            var sign => Marks.Contains(sign) || (Pairs.Contains(sign) && index + 1 < text.Length && text[index + 1] == sign),
        };

    /// <summary>Returns whether white space follows. At the end of a line, the backslash of a line break can follow.</summary>
    private static bool IsBeforeSpace(string text, int index) => index + 1 < text.Length && char.IsWhiteSpace(text[index + 1]);
}
