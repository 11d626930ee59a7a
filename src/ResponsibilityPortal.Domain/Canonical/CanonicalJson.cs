using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace ResponsibilityPortal.Domain.Canonical;

/// <summary>
/// Writes JSON in the canonical form of RFC 8785 (JSON Canonicalization Scheme): keys in UTF-16 order, no white space, minimal escapes,
/// UTF-8. Equal content has equal bytes, and therefore one hash.
/// </summary>
/// <remarks>
/// Numbers are restricted to integers within plus or minus 2^53 - 1 (RFC 8785, section 3.2.2.3, without the floating-point
/// part): the portal hashes counts and sequences, never measurements.
/// </remarks>
public static class CanonicalJson
{
    private const long LargestInteger = (1L << 53) - 1;

    /// <exception cref="ArgumentException">A number is not an integer in range, or a text is not valid Unicode.</exception>
    public static byte[] Serialize(JsonNode? node)
    {
        var buffer = new ArrayBufferWriter<byte>();
        Write(node, buffer);
        return buffer.WrittenSpan.ToArray();
    }

    private static void Write(JsonNode? node, ArrayBufferWriter<byte> buffer)
    {
        switch (node)
        {
            case null:
                buffer.Write("null"u8);
                break;
            case JsonObject members:
                WriteObject(members, buffer);
                break;
            case JsonArray items:
                WriteArray(items, buffer);
                break;
            case JsonValue value:
                WriteValue(value, buffer);
                break;
        }
    }

    private static void WriteObject(JsonObject members, ArrayBufferWriter<byte> buffer)
    {
        buffer.Write("{"u8);
        var separate = false;
        foreach (var (key, value) in members.OrderBy(member => member.Key, StringComparer.Ordinal))
        {
            if (separate)
            {
                buffer.Write(","u8);
            }

            separate = true;
            WriteText(key, buffer);
            buffer.Write(":"u8);
            Write(value, buffer);
        }

        buffer.Write("}"u8);
    }

    private static void WriteArray(JsonArray items, ArrayBufferWriter<byte> buffer)
    {
        buffer.Write("["u8);
        for (var index = 0; index < items.Count; index++)
        {
            if (index > 0)
            {
                buffer.Write(","u8);
            }

            Write(items[index], buffer);
        }

        buffer.Write("]"u8);
    }

    private static void WriteValue(JsonValue value, ArrayBufferWriter<byte> buffer)
    {
        switch (value.GetValueKind())
        {
            case JsonValueKind.String:
                WriteText(value.GetValue<string>(), buffer);
                break;
            case JsonValueKind.True:
                buffer.Write("true"u8);
                break;
            case JsonValueKind.False:
                buffer.Write("false"u8);
                break;
            case JsonValueKind.Number when Integer(value) is { } number:
                buffer.Write(Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture)));
                break;
            default:
                throw new ArgumentException(
                    $"Canonical JSON holds integers up to 2^53 - 1 only, not '{value.ToJsonString()}'.",
                    nameof(value)
                );
        }
    }

    private static long? Integer(JsonValue value) =>
        (value.TryGetValue(out long number) || (value.TryGetValue(out int small) && (number = small) == small))
        && number is >= -LargestInteger and <= LargestInteger
            ? number
            : null;

    private static void WriteText(string text, ArrayBufferWriter<byte> buffer)
    {
        var escaped = new StringBuilder(text.Length + 2).Append('"');
        foreach (var character in text)
        {
            _ = character switch
            {
                '"' => escaped.Append("\\\""),
                '\\' => escaped.Append("\\\\"),
                '\b' => escaped.Append("\\b"),
                '\t' => escaped.Append("\\t"),
                '\n' => escaped.Append("\\n"),
                '\f' => escaped.Append("\\f"),
                '\r' => escaped.Append("\\r"),
                < ' ' => escaped.Append("\\u").Append(((int)character).ToString("x4", CultureInfo.InvariantCulture)),
                _ => escaped.Append(character),
            };
        }

        buffer.Write(StrictUtf8.GetBytes(escaped.Append('"').ToString()));
    }

    /// <summary>Rejects half surrogate pairs, which have no UTF-8 form.</summary>
    private static UTF8Encoding StrictUtf8 { get; } = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
}
