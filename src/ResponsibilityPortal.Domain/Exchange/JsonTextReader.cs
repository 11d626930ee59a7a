using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using ResponsibilityPortal.Domain.Texts;

namespace ResponsibilityPortal.Domain.Exchange;

/// <summary>Reads single texts of a document and reports what is wrong with them.</summary>
internal static class JsonTextReader
{
    /// <summary>
    /// More than the longest escaped form of one character. A longer text is not unescaped, because that would take four times its length.
    /// </summary>
    private const int EscapedMaxBytes = 64;

    /// <summary>Returns the text of an element, normalised to NFC. Returns null, and adds a problem, when it is not a valid text.</summary>
    /// <param name="isTrimmed">Drops white space around the text instead of reporting it.</param>
    public static string? Read(
        JsonElement element,
        string pointer,
        int maxLength,
        bool severalLines,
        ProblemList problems,
        bool isTrimmed = false
    )
    {
        if (element.ValueKind != JsonValueKind.String)
        {
            problems.Add(pointer, $"must be text, not {NameOf(element.ValueKind)}.");
            return null;
        }

        if (JsonMarshal.GetRawUtf8Value(element).Length > (long)maxLength * EscapedMaxBytes)
        {
            problems.Add(
                pointer,
                string.Create(CultureInfo.InvariantCulture, $"is far longer than the {maxLength:N0} characters that are allowed.")
            );
            return null;
        }

        if (Unescape(element) is not { } unescaped)
        {
            problems.Add(pointer, "contains half of a surrogate pair, which is not a character.");
            return null;
        }

        // Half surrogates are rejected above, so only U+FFFE can still fail.
        if (!OutsideText.TryNormalize(unescaped, NormalizationForm.FormC, out var text))
        {
            problems.Add(pointer, "contains the character U+FFFE, which is not allowed.");
            return null;
        }

        if (severalLines)
        {
            text = WithPlainLines(text);
        }

        if (isTrimmed)
        {
            text = text.Trim();
        }

        if (text.Length == 0)
        {
            problems.Add(pointer, "must not be empty.");
            return null;
        }

        if (text.Length > maxLength && CharactersIn(text) is var length && length > maxLength)
        {
            problems.Add(
                pointer,
                string.Create(CultureInfo.InvariantCulture, $"is {length:N0} characters long; at most {maxLength:N0} are allowed.")
            );
            return null;
        }

        if (char.IsWhiteSpace(text[0]) || char.IsWhiteSpace(text[^1]))
        {
            problems.Add(pointer, "must not begin or end with white space.");
            return null;
        }

        foreach (var character in text)
        {
            if (IsForbidden(character) && !(severalLines && character == '\n'))
            {
                problems.Add(
                    pointer,
                    character is '\n' or '\r'
                        ? "must be on one line."
                        : $"contains the character U+{(int)character:X4}, which is not allowed."
                );
                return null;
            }
        }

        if (problems.IsFromOutside && TextRule.ProblemOf(text, severalLines) is { } problem)
        {
            problems.Add(pointer, problem);
            return null;
        }

        return text;
    }

    /// <summary>
    /// Returns the text with line feeds as line ends and spaces for tabs: spreadsheets and editors on Windows write CR LF and tabs.
    /// </summary>
    private static string WithPlainLines(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Replace('\t', ' ');

    /// <summary>
    /// Returns whether a character is forbidden: control characters, the two invisible line separators, and the two code units that XML
    /// documents can't contain.
    /// </summary>
    private static bool IsForbidden(char character) =>
        char.IsControl(character) || character is '\u2028' or '\u2029' or '\uFFFE' or '\uFFFF';

    /// <summary>Returns a kind of JSON value in words.</summary>
    public static string NameOf(JsonValueKind kind) =>
        kind switch
        {
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            JsonValueKind.String => "text",
            JsonValueKind.Number => "a number",
            JsonValueKind.True or JsonValueKind.False => "true or false",
            _ => "null",
        };

    /// <summary>Returns the name of a property; null when it is not valid Unicode.</summary>
    public static string? NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>JSON can escape half of a surrogate pair. The framework reports that only with an exception.</summary>
    private static string? Unescape(JsonElement element)
    {
        try
        {
            return element.GetString();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Returns the length in characters as JSON Schema counts them: code points, not UTF-16 units.</summary>
    private static int CharactersIn(string text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }
}
