using System.Text.Json;
using ResponsibilityPortal.Formats;

namespace ResponsibilityPortal.Web.Cli;

/// <summary>Prints what importing a file would change. Writes nothing.</summary>
internal static class ImportCommand
{
    /// <param name="matrix">Slug. Null for the matrix that the file names, or a new one.</param>
    /// <param name="settings">Settings as command-line arguments.</param>
    /// <returns>The exit code.</returns>
    public static Task<int> RunAsync(
        FileInfo file,
        bool isPreview,
        string? matrix,
        bool asJson,
        string[] settings,
        CancellationToken cancellationToken
    ) =>
        EvidenceExit.OfAsync(
            "The file could not be previewed.",
            async () =>
            {
                if (!isPreview)
                {
                    throw new IOException("Add --preview. To import the file, open the structure of the matrix in the browser.");
                }

                var content = await ReadAsync(file, cancellationToken);
                await using var matrices = await ReadOnlyMatrices.OpenAsync(settings, cancellationToken);
                var preview = await new ImportPreviewer(matrices, file.Name, matrix).OfAsync(content, cancellationToken);
                await PortalConsole.WriteAsync(asJson ? JsonOf(preview) : WordsOf(preview));
                return preview.ExitCode;
            }
        );

    private static async Task<byte[]> ReadAsync(FileInfo file, CancellationToken cancellationToken)
    {
        var limit = new MatrixFileImport().FileMaxBytes;
        return file is { Exists: true } && file.Length > limit
            ? throw new IOException($"The file has more than {limit / (1_024 * 1_024)} MB.")
            : await File.ReadAllBytesAsync(file.FullName, cancellationToken);
    }

    private static IEnumerable<string> WordsOf(ImportPreview preview)
    {
        yield return preview.Summary;
        foreach (var change in preview.Changes)
        {
            var place = change.Place is null ? "" : $" ({change.Place})";
            var conflict = change.IsConflict ? ": also changed in the draft since the export" : "";
            yield return "";
            yield return $"{string.Join(" in ", Named(change.Responsibility ?? preview.Matrix, change.Column))}{place}{conflict}";
            foreach (var difference in change.Differences)
            {
                yield return $"  {difference}";
            }
        }

        foreach (
            var (heading, texts) in new[]
            {
                ("Rows to add:", preview.Added),
                ("Rows to remove:", preview.Removed),
                ("Problems:", preview.Problems),
                ("Not imported:", preview.NotImported),
            }
        )
        {
            if (texts.Count > 0)
            {
                yield return "";
                yield return heading;
                foreach (var text in texts)
                {
                    yield return $"  - {text.ReplaceLineEndings(" ")}";
                }
            }
        }
    }

    private static IEnumerable<string> Named(params IEnumerable<string?> names) => names.OfType<string>();

    private static IEnumerable<string> JsonOf(ImportPreview preview) =>
        CommandJson.Of(
            new
            {
                kind = JsonNamingPolicy.KebabCaseLower.ConvertName(preview.Kind.ToString()),
                matrix = preview.Matrix,
                summary = preview.Summary,
                changes = preview.Changes.Select(change => new
                {
                    responsibility = change.Responsibility,
                    column = change.Column,
                    place = change.Place,
                    conflict = change.IsConflict,
                    differences = change.Differences.Select(difference => new
                    {
                        what = difference.What,
                        before = difference.Before,
                        after = difference.After,
                    }),
                }),
                added = preview.Added,
                removed = preview.Removed,
                problems = preview.Problems,
                notImported = preview.NotImported,
            }
        );
}
