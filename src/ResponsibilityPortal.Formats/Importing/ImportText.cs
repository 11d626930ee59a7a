using System.Text;
using ResponsibilityPortal.Domain.Texts;

namespace ResponsibilityPortal.Formats.Importing;

/// <summary>Texts of foreign spreadsheets in the form that a matrix stores.</summary>
internal static class ImportText
{
    private const string Ellipsis = "…";

    /// <summary>Returns a text on one line, with single spaces.</summary>
    public static string OneLine(string text) =>
        Normalized(string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));

    /// <summary>Returns a text with line feeds as line ends and without white space around it.</summary>
    public static string Lines(string text) =>
        Normalized(TextRule.WithLineFeeds(text).Replace('\t', ' ').Replace('\v', '\n').Replace('\u2028', '\n').Replace('\u2029', '\n'))
            .Trim();

    /// <summary>Returns the beginning of a text, up to the end of a word where there is one, with an ellipsis.</summary>
    /// <returns>The same text when it is short enough.</returns>
    public static string Cut(string text, int maxLength)
    {
        if (text.Length <= maxLength)
        {
            return text;
        }

        var length = maxLength - Ellipsis.Length;
        var space = text.LastIndexOf(' ', length);
        length = space > length / 2 ? space : length;
        return string.Concat(text.AsSpan(0, char.IsHighSurrogate(text[length - 1]) ? length - 1 : length).TrimEnd(), Ellipsis);
    }

    private static string Normalized(string text) => OutsideText.TryNormalize(text, NormalizationForm.FormC, out var nfc) ? nfc : text;
}
