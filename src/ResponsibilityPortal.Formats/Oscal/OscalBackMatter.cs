using System.Text.Json;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Formats.Oscal;

/// <summary>Writes what the file refers to: the matrix itself, its frameworks and the sources of the rows shown.</summary>
internal static class OscalBackMatter
{
    public static void Write(Utf8JsonWriter json, OscalContent content)
    {
        json.WriteStartObject("back-matter");
        json.WriteStartArray("resources");
        WriteMatrix(json, content);
        foreach (var (framework, _) in content.Controls.Where(framework => framework.Controls.Count > 0))
        {
            WriteFramework(json, content, framework);
        }

        var cited = CitedIn(content).ToHashSet(StringComparer.Ordinal);
        foreach (var source in content.Matrix.Sources.Where(source => cited.Contains(source.Slug)))
        {
            WriteSource(json, content, source);
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static IEnumerable<string> CitedIn(OscalContent content) =>
        content
            .View.Rows.Select(row => row.Responsibility)
            .SelectMany(row => row.Sources.Concat(content.View.Columns.SelectMany(model => row.In(model.Slug)?.Sources ?? [])));

    private static void WriteMatrix(Utf8JsonWriter json, OscalContent content)
    {
        Begin(json, content.Uuids.Matrix(), content.Matrix.Title, "This matrix. Its control IDs are the short names of its rows.");
        json.WriteStartArray("rlinks");
        json.WriteStartObject();
        json.WriteString("href", content.Links.Content);
        json.WriteString("media-type", "application/json");
        json.WriteStartArray("hashes");
        json.WriteStartObject();
        json.WriteString("algorithm", "SHA-256");
        json.WriteString("value", content.Version.ContentHash);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteFramework(Utf8JsonWriter json, OscalContent content, Framework framework)
    {
        Begin(
            json,
            content.Uuids.Framework(framework.Slug),
            Wording.Framework(framework),
            framework.Note ?? "The texts of the framework are not included."
        );
        json.WriteStartArray("props");
        json.Property("framework", framework.Slug);
        json.Property("framework-version", framework.Version);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteSource(Utf8JsonWriter json, OscalContent content, Source source)
    {
        Begin(json, content.Uuids.Source(source.Slug), source.Title, null);
        json.WriteStartArray("props");
        json.Property("source", source.Slug);
        json.Property("source-kind", source.Kind);
        if (Wording.DayOrNothing(source.CheckedOn) is { } day)
        {
            json.Property("checked-on", day);
        }

        json.WriteEndArray();
        json.WriteStartArray("rlinks");
        json.WriteStartObject();
        json.WriteString("href", OscalText.Address(source.Url));
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Begin(Utf8JsonWriter json, Guid uuid, string title, string? description)
    {
        json.WriteStartObject();
        json.WriteString("uuid", uuid);
        json.WriteString("title", OscalText.Line(title));
        if (description is not null)
        {
            json.WriteString("description", OscalText.Lines(description));
        }
    }
}
