using System.Globalization;
using System.Text;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats.Losses;
using ResponsibilityPortal.Formats.Pdf;

namespace ResponsibilityPortal.Formats.Markdown;

/// <summary>
/// Writes what a filter shows of a version as Markdown with tables (GitHub Flavored Markdown): a table for each group of rows, control
/// mapping and sources. All links are pinned to the version, and no text of the matrix becomes markup.
/// </summary>
public static class MatrixMarkdown
{
    private const int BufferSize = 64 * 1_024;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Returns what the file can't carry.</summary>
    /// <param name="filter">A filter without unknown values.</param>
    public static LossReport LossesOf(PublishedMatrix published, MatrixFilter filter)
    {
        var view = new MatrixView(published.Index, ExportFormat.Markdown.HeededOf(filter));
        return LossReport.Of(
            [
                .. new[]
                {
                    LossKind.Filtered,
                    LossKind.CustomerPartNotCarried,
                    LossKind.SharingNotCarried,
                }.Select(kind => (kind, ContentLosses.In(view, kind))),
                (LossKind.StructureNotCarried, NotCarried(view)),
                (
                    LossKind.RowTextNotCarried,
                    view.Rows.Select(row => row.Responsibility)
                        .Where(row => row.Keywords.Count > 0 || row.ReviewedOn is not null || row.ReviewDueOn is not null)
                        .Select(row => row.Slug)
                ),
            ]
        );
    }

    /// <summary>
    /// Summary and disclaimer are in the file. So are sources that are cited, frameworks that rows map to, and domains that group rows.
    /// </summary>
    private static IEnumerable<string> NotCarried(MatrixView view) =>
        [
            .. ContentLosses
                .In(view, LossKind.StructureNotCarried)
                .Where(name => name is not ("summary" or "disclaimer" or "sources")),
            .. StructureTexts.HasUncitedSources(view.Matrix) ? ["sources"] : Array.Empty<string>(),
            .. StructureTexts.HasUnmappedFrameworks(view.Matrix) ? ["frameworks"] : Array.Empty<string>(),
            .. StructureTexts.HasEmptyDomains(view.Matrix) || view.Order is not null ? ["domains"] : Array.Empty<string>(),
            .. view.Matrix.Deployments.Count > 0 ? ["deployments"] : Array.Empty<string>(),
        ];

    /// <summary>Writes block by block, and leaves <paramref name="output"/> open.</summary>
    public static async Task WriteAsync(MarkdownRequest request, Stream output, CancellationToken cancellationToken)
    {
        await using var writer = new StreamWriter(output, Utf8, BufferSize, leaveOpen: true) { NewLine = "\n" };
        foreach (var line in Lines(request))
        {
            await writer.WriteLineAsync(line.AsMemory(), cancellationToken);
        }
    }

    private static IEnumerable<string> Lines(MarkdownRequest request)
    {
        var view = new MatrixView(request.Published.Index, ExportFormat.Markdown.HeededOf(request.Filter));
        var (matrix, version) = (view.Matrix, request.Published.Version);
        yield return $"# {MarkdownText.OnOneLine(matrix.Title)}";
        yield return "";
        yield return MarkdownText.Of(matrix.Summary);
        yield return "";
        if (ReportExtent.IsExtract(view))
        {
            yield return $"**{ExtentWords.Extract}.** {MarkdownText.OnOneLine(ExtentWords.Counts(view))} "
                + $"Filter: {MarkdownText.OnOneLine(ExtentWords.Filter(view))}";
            yield return "";
        }

        foreach (var fact in Facts(request, matrix, version))
        {
            yield return $"- {fact}";
        }

        if (matrix.Disclaimer is { } disclaimer)
        {
            yield return "";
            yield return MarkdownText.Of(disclaimer);
        }

        var table = new MarkdownTable(request, view);
        foreach (var line in table.Groups().Concat(table.Controls()).Concat(table.Notes()).Concat(table.Sources()))
        {
            yield return line;
        }

        foreach (var line in NotCarried(request.Losses))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> Facts(MarkdownRequest request, Matrix matrix, MatrixVersion version)
    {
        yield return $"Issuer: {MarkdownText.OnOneLine(matrix.Issuer)} ({Wording.Standing(matrix.Standing)})";
        yield return string.Create(
            CultureInfo.InvariantCulture,
            $"Version: [{version.Number}](<{request.VersionAddress}>), in force from {Wording.Moment(version.InForceFrom)}, "
        ) + $"published {Wording.Moment(version.PublishedAt)}";
        yield return $"Version hash: `{version.VersionHash}`";
        yield return $"Content hash: `{version.ContentHash}` (SHA-256 of the JSON export)";
        yield return $"This file: <{request.Address}>";
    }

    private static IEnumerable<string> NotCarried(LossReport losses)
    {
        yield return "";
        yield return "## Not carried";
        yield return "";
        if (losses.IsEmpty)
        {
            yield return $"{LossReport.NothingLost}.";
        }

        foreach (var loss in losses.Losses)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"- `{loss.Kind.Code}` ({loss.Count}): {loss.Kind.Sentence}");
        }
    }
}
