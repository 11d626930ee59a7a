using System.Text.Encodings.Web;
using System.Text.Json;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats.Losses;

namespace ResponsibilityPortal.Formats.Oscal;

/// <summary>
/// Writes what a filter shows of a version as a component definition of OSCAL (JSON): a component for each hosting model, in it an entry
/// for each framework, and in that an entry for each control. Rows that map to the same control are merged into its entry, each as a
/// group of properties. One more entry for the matrix itself has every row, also those without a control.
/// </summary>
public static class OscalDocument
{
    internal static JsonWriterOptions Options { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes piece by piece and leaves <paramref name="output"/> open.</summary>
    public static async Task WriteAsync(
        PublishedMatrix published,
        MatrixFilter filter,
        OscalLinks links,
        Stream output,
        CancellationToken cancellationToken
    )
    {
        var content = new OscalContent(published, filter, links);
        await using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartObject();
        json.WriteStartObject("component-definition");
        json.WriteString("uuid", content.Uuids.Root(filter.ToString()));
        OscalMetadata.Write(json, content);
        await new OscalComponents(json, content).WriteAsync(cancellationToken);
        OscalBackMatter.Write(json, content);
        json.WriteEndObject();
        json.WriteEndObject();
        await json.FlushAsync(cancellationToken);
    }

    /// <summary>Returns what a file loses of a view.</summary>
    public static LossReport LossesOf(MatrixView view) =>
        LossReport.Of(
            (LossKind.Filtered, ContentLosses.In(view, LossKind.Filtered)),
            (LossKind.StructureNotCarried, NotCarried(view).Concat(Unreferenced(view.Matrix)))
        );

    /// <summary>
    /// Statements, synonyms and settings have no place, nor have the plural of the word for a column and the further texts of domains and
    /// deployments.
    /// </summary>
    private static IEnumerable<string> NotCarried(MatrixView view) =>
        ContentLosses
            .In(view, LossKind.StructureNotCarried)
            .Where(name =>
                name
                    is "statements"
                        or "synonyms"
                        or "defaultSynonyms"
                        or "domains"
                        or "deployments"
                        or "columnKind"
                        or "allowsJointAccountability"
            );

    /// <summary>Sources and frameworks are in the file where rows refer to them, and domains where they have rows.</summary>
    private static IEnumerable<string> Unreferenced(Matrix matrix) =>
        [
            .. StructureTexts.HasUncitedSources(matrix) ? ["sources"] : Array.Empty<string>(),
            .. StructureTexts.HasUnmappedFrameworks(matrix) ? ["frameworks"] : Array.Empty<string>(),
            .. StructureTexts.HasEmptyDomains(matrix) ? ["domains"] : Array.Empty<string>(),
        ];
}
