using System.Text.Json;
using ResponsibilityPortal.Domain.Exchange;

namespace ResponsibilityPortal.Formats.OscalCatalog;

/// <summary>
/// Reads a catalog of OSCAL 1.x (JSON) as a matrix: groups become domains, controls become responsibilities with empty cells. Parties and
/// the hosting model are placeholders for the user to replace.
/// </summary>
public sealed class CatalogImport : IMatrixImport
{
    /// <summary>The property that a catalog is in.</summary>
    internal const string Root = "catalog";

    /// <summary>OSCAL nests groups, controls and parts a few levels deep.</summary>
    private const int DepthMax = 64;

    public int FileMaxBytes => MatrixFormat.DocumentMaxBytes;

    /// <summary>Returns whether a file is a catalog: JSON whose first property is <c>catalog</c>.</summary>
    public static bool Recognizes(ReadOnlySpan<byte> file)
    {
        var reader = new Utf8JsonReader(WithoutMark(file), new JsonReaderOptions { MaxDepth = DepthMax });
        try
        {
            return reader.Read()
                && reader.TokenType == JsonTokenType.StartObject
                && reader.Read()
                && reader.TokenType == JsonTokenType.PropertyName
                && reader.ValueTextEquals(Root);
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException)
        {
            // Not JSON, or the property isn't valid Unicode. The reader of matrices says why.
            return false;
        }
    }

    public async Task<MatrixReadOutcome> ReadAsync(Stream file, CancellationToken cancellationToken)
    {
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, cancellationToken);
        return Read(bytes.ToArray(), cancellationToken);
    }

    /// <summary>Reads a file that is in memory.</summary>
    /// <exception cref="OperationCanceledException">The caller no longer waits.</exception>
    public static MatrixReadOutcome Read(ReadOnlyMemory<byte> file, CancellationToken cancellationToken = default)
    {
        try
        {
            using var document = JsonDocument.Parse(
                file[(file.Length - WithoutMark(file.Span).Length)..],
                new JsonDocumentOptions { MaxDepth = DepthMax }
            );
            return
                document.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty(Root, out var catalog)
                && catalog.ValueKind == JsonValueKind.Object
                ? Read(catalog, cancellationToken)
                : Refuse("", "The file isn't an OSCAL catalog. Its only property must be “catalog”.");
        }
        catch (JsonException problem)
        {
            return Refuse(
                "",
                $"The file isn't valid JSON: line {problem.LineNumber + 1}, position {problem.BytePositionInLine + 1}. Download it again."
            );
        }
        catch (InvalidOperationException)
        {
            return Refuse("", "The file has text that isn't valid Unicode. Download it again.");
        }
    }

    private static MatrixReadOutcome Read(JsonElement catalog, CancellationToken cancellationToken)
    {
        var reader = new CatalogReader(catalog, cancellationToken);
        if (reader.Read() is not { } matrix)
        {
            return new MatrixReadOutcome.Refused(reader.Problems);
        }

        // What the exchange format refuses, such as too many rows, is refused here too.
        return MatrixReader.ReadFromOutside(MatrixWriter.Write(matrix));
    }

    private static MatrixReadOutcome.Refused Refuse(string pointer, string sentence) =>
        new([new MatrixProblem(pointer, sentence)]);

    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> file) => file.StartsWith("\uFEFF"u8) ? file[3..] : file;
}
