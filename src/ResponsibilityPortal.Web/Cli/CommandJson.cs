using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ResponsibilityPortal.Web.Api.V1.Bodies;

namespace ResponsibilityPortal.Web.Cli;

/// <summary>Writes command results for programs: one JSON object, with unchanged texts and every hidden character escaped.</summary>
internal static class CommandJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Bodies of the API have the same property names as over HTTP.</summary>
    private static readonly JsonSerializerOptions BodyOptions = new(BodyJson.Options) { WriteIndented = true };

    /// <summary>Returns the object line by line.</summary>
    public static IEnumerable<string> Of<T>(T answer) => JsonSerializer.Serialize(answer, Options).Split('\n').Select(Escaped);

    /// <summary>Returns a body of the API line by line.</summary>
    public static IEnumerable<string> OfBody<T>(T body) => JsonSerializer.Serialize(body, BodyOptions).Split('\n').Select(Escaped);

    /// <summary>The encoder escapes control characters and line breaks, but not marks that change the direction of text.</summary>
    private static string Escaped(string line)
    {
        StringBuilder? escaped = null;
        foreach (var (index, unit) in line.Index())
        {
            if (char.GetUnicodeCategory(unit) == UnicodeCategory.Format)
            {
                (escaped ??= new StringBuilder(line, 0, index, line.Length + 16)).Append(
                    CultureInfo.InvariantCulture,
                    $"\\u{(int)unit:X4}"
                );
            }
            else
            {
                escaped?.Append(unit);
            }
        }

        return escaped?.ToString() ?? line;
    }
}
