using System.Text.Json.Nodes;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats.Oscal;

namespace ResponsibilityPortal.Tests.Formats.Oscal;

/// <summary>Writes files for tests and reads what is in them.</summary>
internal static class OscalFile
{
    private const string Address = "https://portal.example/matrices/m/versions/1";

    public static OscalLinks Links { get; } =
        new(Address, $"{Address}/export", (row, model) => $"{Address}/responsibilities/{row.Slug}?model={model.Slug}");

    public static async Task<byte[]> BytesAsync(PublishedMatrix published, MatrixFilter? filter = null)
    {
        using var file = new MemoryStream();
        await OscalDocument.WriteAsync(published, filter ?? MatrixFilter.None, Links, file, TestContext.Current.CancellationToken);
        return file.ToArray();
    }

    public static async Task<JsonObject> ReadAsync(PublishedMatrix published, MatrixFilter? filter = null) =>
        JsonNode.Parse(await BytesAsync(published, filter))!.AsObject();

    public static Task<JsonObject> ReadAsync(Matrix matrix, MatrixFilter? filter = null) =>
        ReadAsync(ExportSamples.Published(matrix), filter);

    public static JsonObject Definition(JsonObject document) => document["component-definition"]!.AsObject();

    public static IEnumerable<JsonObject> Components(JsonObject document) => Items(Definition(document), "components");

    /// <summary>Returns the requirements of one component from one source.</summary>
    /// <param name="source">The UUID of a resource.</param>
    public static IEnumerable<JsonObject> Requirements(JsonObject component, string source) =>
        Items(component, "control-implementations")
            .Where(implementation => (string)implementation["source"]! == $"#{source}")
            .SelectMany(implementation => Items(implementation, "implemented-requirements"));

    public static IEnumerable<JsonObject> Items(JsonObject parent, string name) =>
        parent[name]?.AsArray().Select(item => item!.AsObject()) ?? [];

    /// <summary>Returns the values of the properties with a name, within a group or outside of groups.</summary>
    public static IEnumerable<string> Values(JsonObject parent, string name, string? group = null) =>
        Items(parent, "props")
            .Where(property => (string)property["name"]! == name && (string?)property["group"] == group)
            .Select(property => (string)property["value"]!);

    /// <summary>Returns the UUID of the resource with a property.</summary>
    public static string Resource(JsonObject document, string name, string value) =>
        (string)
            Items(Definition(document)["back-matter"]!.AsObject(), "resources").Single(resource => Values(resource, name).Contains(value))[
                "uuid"
            ]!;

    /// <summary>Returns the UUID of the resource that stands for the matrix itself: the first one.</summary>
    public static string Matrix(JsonObject document) =>
        (string)Items(Definition(document)["back-matter"]!.AsObject(), "resources").First()["uuid"]!;
}
