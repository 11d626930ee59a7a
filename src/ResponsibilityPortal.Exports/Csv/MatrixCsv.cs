using CsvHelper;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Publishing;
using ResponsibilityPortal.Domain.Reading;

namespace ResponsibilityPortal.Exports.Csv;

/// <summary>
/// What a filter shows of a version as CSV (RFC 4180, UTF-8 with byte order mark): a line for each row shown and each hosting
/// model, in the order of the page. A row that stands under several controls has its lines under each.
/// </summary>
public static class MatrixCsv
{
    /// <summary>Writes line by line and leaves <paramref name="output"/> open.</summary>
    /// <param name="addressOf">The absolute address of a cell, pinned to the version.</param>
    public static void Write(PublishedMatrix published, MatrixFilter filter, Func<Responsibility, HostingModel, string> addressOf, Stream output)
    {
        using var csv = CsvWriter.Create(output, CsvFields.Options, leaveOpen: true);
        foreach (var record in RecordsOf(published, filter, addressOf))
        {
            CsvFields.Write(csv, record);
            csv.EndRecord();
        }
    }

    /// <summary>The same for a stream that must not be written to synchronously, as an answer's body.</summary>
    public static async Task WriteAsync(
        PublishedMatrix published,
        MatrixFilter filter,
        Func<Responsibility, HostingModel, string> addressOf,
        Stream output,
        CancellationToken cancellationToken)
    {
        await using var csv = CsvWriter.Create(output, CsvFields.Options, leaveOpen: true);
        foreach (var record in RecordsOf(published, filter, addressOf))
        {
            CsvFields.Write(csv, record);
            await csv.EndRecordAsync(cancellationToken);
        }
    }

    private static IEnumerable<IEnumerable<string?>> RecordsOf(PublishedMatrix published, MatrixFilter filter, Func<Responsibility, HostingModel, string> addressOf)
    {
        var view = new MatrixView(published.Index, filter);
        var columns = CsvColumns.Of(published.Version, view, addressOf);
        return LinesOf(view).Select(line => columns.Select(column => column.TextOf(line))).Prepend(columns.Select(column => column.Header));
    }

    private static IEnumerable<CsvLine> LinesOf(MatrixView view)
    {
        var occurrences = view.Groups.SelectMany(group => group.Rows.Select(row => (Row: row, Control: (group as RowGroup.OfControl)?.Identifier)));
        var you = CsvColumns.ChecklistOf(view);
        var rows = you is null
            ? occurrences.Select(occurrence => (occurrence.Row, occurrence.Control, Part: Part.None))
            : occurrences
                .Select(occurrence => (occurrence.Row, occurrence.Control, Part: view.StrongestPartOf(you.Slug, occurrence.Row)))
                .OrderByDescending(occurrence => occurrence.Part);
        return
            from row in rows
            from model in view.Columns
            select new CsvLine(row.Row, model, row.Row.Responsibility.In(model.Slug) ?? new Assignment(model.Slug), row.Control, row.Part);
    }
}
