using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Formats.Losses;
using ResponsibilityPortal.Formats.Pdf;
using ResponsibilityPortal.Formats.Xlsx;

namespace ResponsibilityPortal.Formats.Spreadsheet;

/// <summary>
/// Writes what a filter shows of a version as an XLSX workbook for people: the matrix, its cells in detail, control mapping, sources,
/// changes, and where it is from. The same request gives the same bytes.
/// </summary>
public static class MatrixWorkbook
{
    /// <summary>
    /// Returns what the workbook can't carry: what a filter hides, settings, the synonyms for the search, and the controls of a row that
    /// don't fit in its cell. All other long texts go on in further rows.
    /// </summary>
    /// <param name="filter">A filter without unknown values.</param>
    public static LossReport LossesOf(PublishedMatrix published, MatrixFilter filter)
    {
        var view = new MatrixView(published.Index, ExportFormat.Xlsx.HeededOf(filter));
        return LossReport.Of(
            (LossKind.Filtered, ContentLosses.In(view, LossKind.Filtered)),
            (
                LossKind.StructureNotCarried,
                ContentLosses
                    .In(view, LossKind.StructureNotCarried)
                    .Where(name => name is "synonyms" or "defaultSynonyms" or "allowsJointAccountability")
                    .Concat(ReportExtent.IsExtract(view) && StructureTexts.HasUncitedSources(view.Matrix) ? ["sources"] : [])
            ),
            (
                LossKind.TextCut,
                view.Rows.Select(row => row.Responsibility)
                    .Where(row => MatrixSheet.ControlsOf(view.Matrix, row)?.Length > WorkbookText.MaxLength)
                    .Select(row => row.Slug)
            )
        );
    }

    /// <summary>Writes sheet by sheet and row by row, and leaves <paramref name="output"/> open.</summary>
    public static async Task WriteAsync(WorkbookRequest request, Stream output, CancellationToken cancellationToken)
    {
        var data = new WorkbookData(request);
        var properties = new WorkbookProperties(data.Matrix.Title, data.Matrix.Issuer, request.Published.Version.PublishedAt)
        {
            Description = AboutSheet.Extent(data),
            Language = data.Matrix.Language,
        };
        await using var workbook = await WorkbookWriter.CreateAsync(output, properties, cancellationToken);
        await workbook.WriteSheetAsync(MatrixSheet.Setup(data), MatrixSheet.Lines(data), cancellationToken);
        await workbook.WriteSheetAsync(DetailsSheet.Setup(data), DetailsSheet.Lines(data), cancellationToken);
        await workbook.WriteSheetAsync(ControlsSheet.Setup(data), ControlsSheet.Lines(data), cancellationToken);
        await workbook.WriteSheetAsync(SourcesSheet.Setup(data), SourcesSheet.Lines(data), cancellationToken);
        await workbook.WriteSheetAsync(ChangesSheet.Setup(data), ChangesSheet.Lines(data), cancellationToken);
        await workbook.WriteSheetAsync(AboutSheet.Setup(data), AboutSheet.Lines(data), cancellationToken);
        await workbook.WriteSheetAsync(NotCarriedSheet.Setup(data), NotCarriedSheet.Lines(data), cancellationToken);
        await workbook.CompleteAsync(cancellationToken);
    }
}
