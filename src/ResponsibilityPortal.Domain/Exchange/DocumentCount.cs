using System.Globalization;
using System.Text.Json;

namespace ResponsibilityPortal.Domain.Exchange;

/// <summary>
/// Counts the parts of a document before it is parsed to a tree, without allocating memory. A document of a few megabytes can contain
/// millions of empty lists, and its tree takes a hundred times the memory.
/// </summary>
internal static class DocumentCount
{
    /// <summary>The maximum nesting depth of objects and lists; the format needs 8.</summary>
    public const int DepthMaxCount = 16;

    /// <summary>The maximum number of properties of one object. No object of the format has as many.</summary>
    public const int PropertiesMaxCount = 128;

    /// <summary>The longest name that is read at all. The reader reports shorter names that are too long.</summary>
    private const int NameMaxBytes = 1_024 * 1_024;

    /// <returns>What exceeds the limits, as a sentence; null when nothing does, or when the part that was read is not JSON.</returns>
    public static string? Excess(ReadOnlySpan<byte> document)
    {
        var reader = new Utf8JsonReader(document);
        Span<int> properties = stackalloc int[DepthMaxCount + 2];
        var tokens = 0;
        try
        {
            while (reader.Read())
            {
                if (++tokens > MatrixFormat.DocumentMaxTokens)
                {
                    return string.Create(
                        CultureInfo.InvariantCulture,
                        $"The document has more than {MatrixFormat.DocumentMaxTokens:N0} names, values and brackets; no matrix has as many."
                    );
                }

                if (reader.CurrentDepth > DepthMaxCount)
                {
                    return string.Create(
                        CultureInfo.InvariantCulture,
                        $"Objects and lists are nested more than {DepthMaxCount} deep at byte {reader.TokenStartIndex:N0}."
                    );
                }

                if (reader.TokenType == JsonTokenType.StartObject)
                {
                    properties[reader.CurrentDepth + 1] = 0;
                }
                else if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueSpan.Length > NameMaxBytes)
                {
                    return string.Create(
                        CultureInfo.InvariantCulture,
                        $"The name of the property at byte {reader.TokenStartIndex:N0} is longer than any name of this format."
                    );
                }
                else if (reader.TokenType == JsonTokenType.PropertyName && ++properties[reader.CurrentDepth] > PropertiesMaxCount)
                {
                    return TooManyProperties(
                        string.Create(CultureInfo.InvariantCulture, $"The object around byte {reader.TokenStartIndex:N0}")
                    );
                }
            }
        }
        catch (JsonException)
        {
            // The reader of the document reports where it is broken.
        }

        return null;
    }

    public static string TooManyProperties(string which) =>
        $"{which} has more than {PropertiesMaxCount} properties; no object of this format has as many.";
}
