using CsvHelper;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Formats.Csv;

/// <summary>
/// Writes what a filter shows of a version as CSV (RFC 4180, UTF-8 with byte order mark, unless none is wanted). There is one line for
/// each row and hosting model shown, in the order of the page. A row under several controls has its lines under each.
/// </summary>
public static class MatrixCsv
{
    /// <summary>Writes line by line and leaves <paramref name="output"/> open.</summary>
    /// <param name="addressOf">The absolute address of a cell, pinned to the version.</param>
    public static void Write(
        PublishedMatrix published,
        MatrixFilter filter,
        Func<Responsibility, HostingModel, string> addressOf,
        Stream output,
        CsvSeparator separator = CsvSeparator.Comma
    )
    {
        using var csv = CsvWriter.Create(output, CsvFields.Options(separator), leaveOpen: true);
        foreach (var _ in Records(csv, published, filter, addressOf))
        {
            csv.EndRecord();
        }
    }

    /// <summary>Writes as <see cref="Write"/> does, but asynchronously, so that no thread waits for <paramref name="output"/>.</summary>
    /// <param name="addressOf">The absolute address of a cell, pinned to the version.</param>
    public static async Task WriteAsync(
        PublishedMatrix published,
        MatrixFilter filter,
        Func<Responsibility, HostingModel, string> addressOf,
        Stream output,
        CsvSeparator separator,
        bool hasByteOrderMark,
        CancellationToken cancellationToken
    )
    {
        await using var csv = CsvWriter.Create(output, CsvFields.Options(separator, hasByteOrderMark), leaveOpen: true);
        foreach (var _ in Records(csv, published, filter, addressOf))
        {
            await csv.EndRecordAsync(cancellationToken);
        }
    }

    /// <summary>Writes the fields of one record at each step; the caller ends the record.</summary>
    /// <returns>The number of fields of each record.</returns>
    private static IEnumerable<int> Records(
        CsvWriter csv,
        PublishedMatrix published,
        MatrixFilter filter,
        Func<Responsibility, HostingModel, string> addressOf
    )
    {
        var view = new MatrixView(published.Index, filter);
        var columns = CsvColumns.Of(published.Version.Number, view, addressOf).ToArray();
        foreach (var column in columns)
        {
            CsvFields.Write(csv, CsvFields.OfText(column.Header));
        }

        yield return columns.Length;
        var (fields, row) = (new CsvField[columns.Length], (MatrixRow?)null);
        foreach (var line in LinesOf(view))
        {
            for (var index = 0; index < columns.Length; index++)
            {
                var column = columns[index];
                if (!column.IsOfRow || !ReferenceEquals(line.Row, row))
                {
                    fields[index] = column.IsValue ? CsvFields.OfValue(column.TextOf(line)) : CsvFields.OfText(column.TextOf(line));
                }

                CsvFields.Write(csv, fields[index]);
            }

            yield return columns.Length;
            row = line.Row;
        }
    }

    private static IEnumerable<CsvLine> LinesOf(MatrixView view)
    {
        var occurrences = view.Groups.SelectMany(group =>
            group.Rows.Select(row => (Row: row, Control: (group as RowGroup.OfControl)?.Identifier))
        );
        var you = CsvColumns.ChecklistOf(view);
        var rows = you is null
            ? occurrences.Select(occurrence => (occurrence.Row, occurrence.Control, Part: Part.None))
            : occurrences
                .Select(occurrence => (occurrence.Row, occurrence.Control, Part: view.StrongestPartOf(you.Slug, occurrence.Row)))
                .OrderByDescending(occurrence => occurrence.Part);
        return from row in rows
               from model in view.Columns
               let assignment = row.Row.Responsibility.In(model.Slug) ?? new Assignment(model.Slug)
               select new CsvLine(row.Row, model, assignment, row.Control, row.Part);
    }
}
