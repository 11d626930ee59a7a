namespace ResponsibilityPortal.Formats.Questionnaires;

/// <summary>
/// Refuses XML with very deep elements or very many attributes before it is parsed: a parser keeps all of them in memory at once.
/// </summary>
internal static class MarkupLimits
{
    /// <summary>How many elements can be in one another.</summary>
    public const int DepthMax = 64;

    /// <summary>The maximum number of attributes of an element, including namespaces.</summary>
    public const int AttributesMaxCount = 128;

    /// <summary>Returns whether a text stays within the limits. A text that isn't well formed counts up to where it is wrong.</summary>
    public static bool AreKeptBy(ReadOnlySpan<char> xml)
    {
        var depth = 0;
        while (true)
        {
            var start = xml.IndexOf('<');
            if (start < 0)
            {
                return true;
            }

            xml = xml[start..];
            if (AsideIn(xml) is { } end)
            {
                var length = xml.IndexOf(end);
                if (length < 0)
                {
                    return true;
                }

                xml = xml[(length + end.Length)..];
                continue;
            }

            var (tag, attributes) = TagIn(xml);
            var isEnd = xml.StartsWith("</");
            depth += isEnd ? -1 : xml[..tag].EndsWith("/>") ? 0 : 1;
            if (depth > DepthMax || attributes > AttributesMaxCount)
            {
                return false;
            }

            xml = xml[tag..];
        }
    }

    /// <summary>Returns how a part ends that is no element: a comment, an instruction or raw text. Null for an element.</summary>
    private static string? AsideIn(ReadOnlySpan<char> xml) =>
        xml.StartsWith("<!--") ? "-->"
        : xml.StartsWith("<![CDATA[") ? "]]>"
        : xml.StartsWith("<?") ? "?>"
        : null;

    /// <summary>Returns the length of a tag and the number of its attributes. Values of attributes may contain a closing bracket.</summary>
    private static (int Length, int Attributes) TagIn(ReadOnlySpan<char> xml)
    {
        var (quote, attributes) = ('\0', 0);
        for (var at = 0; at < xml.Length; at++)
        {
            var character = xml[at];
            if (quote != '\0')
            {
                quote = character == quote ? '\0' : quote;
            }
            else if (character is '"' or '\'')
            {
                quote = character;
            }
            else if (character == '>')
            {
                return (at + 1, attributes);
            }
            else if (character == '=')
            {
                attributes++;
            }
        }

        return (xml.Length, attributes);
    }
}
