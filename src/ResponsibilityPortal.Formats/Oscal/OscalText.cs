using ResponsibilityPortal.Formats.Markdown;

namespace ResponsibilityPortal.Formats.Oscal;

/// <summary>Turns texts of a matrix into the three kinds of text that OSCAL knows.</summary>
internal static class OscalText
{
    /// <summary>Returns plain text on one line, for values and names: never empty, no white space at its ends.</summary>
    public static string Value(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is { Length: > 0 } value ? value : "-";

    /// <summary>Returns Markdown on one line, for titles.</summary>
    public static string Line(string text) => MarkdownText.OnOneLine(Value(text));

    /// <summary>Returns Markdown with line breaks, for descriptions and remarks.</summary>
    public static string Lines(string text) => MarkdownText.Of(text) is { Length: > 0 } lines ? lines : "-";

    /// <summary>Returns an address with characters of URIs only (RFC 3986). A matrix can have addresses in any script.</summary>
    public static string Address(string url) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address)
            ? new UriBuilder(address) { Host = address.IdnHost }.Uri.AbsoluteUri
            : Uri.EscapeDataString(url);
}
