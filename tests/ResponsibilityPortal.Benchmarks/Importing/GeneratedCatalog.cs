using System.Globalization;
using System.Text.Json;
using ResponsibilityPortal.Benchmarks.Matrices;

namespace ResponsibilityPortal.Benchmarks.Importing;

/// <summary>
/// A catalog with the shape and the size of NIST SP 800-53: groups, controls with enhancements, parameters, nested statements, guidance and
/// related controls. Always the same. Its texts are those of the built-in matrix.
/// </summary>
internal static class GeneratedCatalog
{
    public const int Groups = 20;
    public const int ControlsPerGroup = 16;
    public const int Enhancements = 3;
    public const int Controls = Groups * ControlsPerGroup * (Enhancements + 1);

    private static readonly string[] Texts =
    [
        .. GeneratedMatrix.Generate(MatrixSize.Find("M")!).Responsibilities.Select(row => row.Description ?? row.Title),
    ];

    /// <summary>Returns the file, with line breaks and indents as NIST's file has them.</summary>
    public static byte[] Document()
    {
        using var file = new MemoryStream();
        using (var json = new Utf8JsonWriter(file, new JsonWriterOptions { Indented = true }))
        {
            json.WriteStartObject();
            json.WriteStartObject("catalog");
            json.WriteString("uuid", "1f1b1a1e-5cd4-4ad1-bbfd-d888e2f6c724");
            json.WriteStartObject("metadata");
            json.WriteString("title", "Generated controls");
            json.WriteString("last-modified", "2026-11-23T12:00:00Z");
            json.WriteString("version", "5.2");
            json.WriteString("oscal-version", "1.2.1");
            json.WriteEndObject();
            Each(json, "groups", Groups, group => Group(json, $"{(char)('a' + group)}{(char)('c' + (group % 7))}"));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return file.ToArray();
    }

    private static void Group(Utf8JsonWriter json, string id)
    {
        json.WriteString("id", id);
        json.WriteString("class", "family");
        json.WriteString("title", $"Family {id.ToUpperInvariant()}");
        Each(
            json,
            "controls",
            ControlsPerGroup,
            control =>
            {
                Control(json, Id($"{id}-{control + 1}"), $"{id.ToUpperInvariant()}-{control + 1}");
                Each(
                    json,
                    "controls",
                    Enhancements,
                    inner => Control(json, Id($"{id}-{control + 1}.{inner + 1}"), $"{id.ToUpperInvariant()}-{control + 1}({inner + 1})")
                );
            }
        );
    }

    private static void Control(Utf8JsonWriter json, string id, string label)
    {
        json.WriteString("id", id);
        json.WriteString("class", "SP800-53");
        json.WriteString("title", Text(id, 0)[..Math.Min(60, Text(id, 0).Length)].Trim());
        Each(
            json,
            "params",
            4,
            number =>
            {
                json.WriteString("id", Id($"{id}_odp.{number:00}"));
                json.WriteString("label", $"frequency {number}");
                Each(json, "guidelines", 1, _ => json.WriteString("prose", Text(id, number)));
            }
        );
        Each(
            json,
            "props",
            2,
            number =>
            {
                json.WriteString("name", "label");
                json.WriteString("value", label);
                json.WriteString("class", number == 0 ? "zero-padded" : "sp800-53");
            }
        );
        Each(
            json,
            "links",
            8,
            number =>
            {
                json.WriteString("href", Id($"#a{(char)('c' + number)}-{number + 1}"));
                json.WriteString("rel", "related");
            }
        );
        Each(json, "parts", 3, part => Part(json, id, part));
    }

    private static void Part(Utf8JsonWriter json, string id, int part)
    {
        json.WriteString("id", Id($"{id}_part{part}"));
        json.WriteString("name", part == 0 ? "statement" : part == 1 ? "guidance" : "assessment-objective");
        json.WriteString("prose", string.Join(' ', Text(id, part), Text(id, part + 7)));
        Each(
            json,
            "parts",
            5,
            item =>
            {
                json.WriteString("id", Id($"{id}_part{part}.{item}"));
                json.WriteString("name", "item");
                Each(
                    json,
                    "props",
                    1,
                    _ =>
                    {
                        json.WriteString("name", "label");
                        json.WriteString("value", $"{(char)('a' + item)}.");
                    }
                );
                json.WriteString("prose", $"Every {{{{ insert: param, {id}_odp.01 }}}}: {Text(id, part + item)}");
            }
        );
    }

    private static void Each(Utf8JsonWriter json, string name, int count, Action<int> write)
    {
        json.WriteStartArray(name);
        for (var index = 0; index < count; index++)
        {
            json.WriteStartObject();
            write(index);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Text(string id, int number)
    {
        var at = number;
        foreach (var character in id)
        {
            at = ((at * 31) + character) & 0xFFFF;
        }

        return Texts[at % Texts.Length];
    }

    private static string Id(FormattableString id) => id.ToString(CultureInfo.InvariantCulture);
}
