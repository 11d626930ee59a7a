using System.Buffers;
using System.Text;

namespace ResponsibilityPortal.Formats.Markdown;

/// <summary>Writes texts of a matrix as Markdown (CommonMark), in which they read as they are: no text becomes markup.</summary>
public static class MarkdownText
{
    /// <summary>The characters that can begin markup within a line.</summary>
    private static readonly SearchValues<char> Marks = SearchValues.Create(@"\`*_[]<>|~&");

    /// <summary>Returns a text as one paragraph, with its line breaks kept.</summary>
    public static string Of(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Join("\\\n", lines.Select(Line));
    }

    /// <summary>Returns a text on one line, for headings, links and lists.</summary>
    public static string OnOneLine(string text) =>
        Escaped(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>Returns a link.</summary>
    /// <param name="address">An absolute address.</param>
    public static string Link(string text, string address) =>
        $"[{OnOneLine(text)}](<{address.Replace("<", "%3C", StringComparison.Ordinal).Replace(">", "%3E", StringComparison.Ordinal)}>)";

    /// <summary>Escapes what begins a block at the start of a line as well: headings, lists and rules.</summary>
    private static string Line(string line)
    {
        var escaped = Escaped(line);
        var digits = escaped.AsSpan().IndexOfAnyExceptInRange('0', '9');
        return escaped is ['#' or '+' or '-' or '=', ..] ? $"\\{escaped}"
            : digits > 0 && escaped[digits] is '.' or ')' ? escaped.Insert(digits, "\\")
            : escaped;
    }

    private static string Escaped(string text)
    {
        if (!text.AsSpan().ContainsAny(Marks))
        {
            return text;
        }

        var escaped = new StringBuilder(text.Length + 16);
        foreach (var character in text)
        {
            _ = Marks.Contains(character) ? escaped.Append('\\').Append(character) : escaped.Append(character);
        }

        return escaped.ToString();
    }
}
