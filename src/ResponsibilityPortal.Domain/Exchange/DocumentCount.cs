using System.Globalization;
using System.Text.Json;

namespace ResponsibilityPortal.Domain.Exchange;

/// <summary>
/// Counts what a document consists of before a tree is made of it, without allocating anything. A document of a few megabytes can hold
/// millions of empty lists, and a tree of them takes a hundred times the memory.
/// </summary>
internal static class DocumentCount
{
    /// <summary>Objects and lists that stand in one another; the format needs 8.</summary>
    public const int DepthMaxCount = 16;

    /// <summary>Properties of one object; no object of the format has as many.</summary>
    public const int PropertiesMaxCount = 128;

    /// <summary>The longest name that is looked at; the reader says where a shorter one is too long.</summary>
    private const int NameMaxBytes = 1_024 * 1_024;

    /// <returns>What there is too much of, as a sentence; null when there is not, or when the document is not JSON as far as it is read.</returns>
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
                    return string.Create(CultureInfo.InvariantCulture, $"The document has more than {MatrixFormat.DocumentMaxTokens:N0} names, values and brackets; no matrix has as many.");
                }

                if (reader.CurrentDepth > DepthMaxCount)
                {
                    return string.Create(CultureInfo.InvariantCulture, $"Objects and lists stand in one another more than {DepthMaxCount} deep at byte {reader.TokenStartIndex:N0}.");
                }

                if (reader.TokenType == JsonTokenType.StartObject)
                {
                    properties[reader.CurrentDepth + 1] = 0;
                }
                else if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueSpan.Length > NameMaxBytes)
                {
                    return string.Create(CultureInfo.InvariantCulture, $"The name of the property at byte {reader.TokenStartIndex:N0} is longer than any of this format.");
                }
                else if (reader.TokenType == JsonTokenType.PropertyName && ++properties[reader.CurrentDepth] > PropertiesMaxCount)
                {
                    return TooManyProperties(string.Create(CultureInfo.InvariantCulture, $"The object around byte {reader.TokenStartIndex:N0}"));
                }
            }
        }
        catch (JsonException)
        {
            // Whoever reads the document says where it is broken.
        }

        return null;
    }

    public static string TooManyProperties(string which) => $"{which} has more than {PropertiesMaxCount} properties; no object of this format has as many.";
}
