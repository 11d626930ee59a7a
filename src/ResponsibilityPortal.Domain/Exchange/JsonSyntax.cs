using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ResponsibilityPortal.Domain.Exchange;

/// <summary>Reports where and why a document isn't JSON.</summary>
internal static class JsonSyntax
{
    /// <summary>The maximum length of a reason. The reason quotes the document, and a long quotation would hide it.</summary>
    private const int ReasonMaxLength = 160;

    /// <summary>Returns the place (line and column), the reason, and what the document seems to be instead.</summary>
    public static string ProblemOf(JsonException exception, ReadOnlySpan<byte> document)
    {
        var line = exception.LineNumber ?? 0;
        var column = ColumnOf(document, line, exception.BytePositionInLine ?? 0);

        // The framework counts lines from 0, and repeats the place at the end of its message.
        var reason = exception.Message.Split(" LineNumber:")[0].Split(" Path:")[0];
        reason = reason.Length > ReasonMaxLength ? $"{reason[..ReasonMaxLength]}…" : reason;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"The document is not valid JSON: line {line + 1}, column {column + 1}: {reason}{Guess(document)}"
        );
    }

    /// <summary>
    /// Returns the number of characters before a place in a line. The framework counts bytes, of which a character may have four.
    /// </summary>
    private static int ColumnOf(ReadOnlySpan<byte> document, long line, long byteInLine)
    {
        for (; line > 0; line--)
        {
            document = document[(document.IndexOf((byte)'\n') + 1)..];
        }

        return Encoding.UTF8.GetCharCount(document[..(int)Math.Min(byteInLine, document.Length)]);
    }

    private static string Guess(ReadOnlySpan<byte> document) =>
        document.TrimStart(" \t\r\n"u8) switch
        {
            [(byte)'<', ..] => " It seems to be HTML or XML.",
            [(byte)'/', (byte)'/' or (byte)'*', ..] or [(byte)'#', ..] => " JSON has no comments.",
            [(byte)'P', (byte)'K', ..] => " It seems to be a ZIP file or a workbook.",
            [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => " It seems to be a PDF file.",
            _ => "",
        };
}
