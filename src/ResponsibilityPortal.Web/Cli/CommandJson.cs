using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ResponsibilityPortal.Web.Cli;

/// <summary>How commands answer programs: one object, with texts as they are and every hidden character in them escaped.</summary>
internal static class CommandJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Returns the object line by line.</summary>
    public static IEnumerable<string> Of<T>(T answer) => JsonSerializer.Serialize(answer, Options).Split('\n').Select(Escaped);

    /// <summary>The encoder escapes controls and line breaks, and leaves marks that turn text around.</summary>
    private static string Escaped(string line)
    {
        StringBuilder? escaped = null;
        foreach (var (index, unit) in line.Index())
        {
            if (char.GetUnicodeCategory(unit) == UnicodeCategory.Format)
            {
                (escaped ??= new StringBuilder(line, 0, index, line.Length + 16)).Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:X4}");
            }
            else
            {
                escaped?.Append(unit);
            }
        }

        return escaped?.ToString() ?? line;
    }
}
