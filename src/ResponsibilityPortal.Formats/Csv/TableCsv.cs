using CsvHelper;

namespace ResponsibilityPortal.Formats.Csv;

/// <summary>Writes any table as CSV (RFC 4180, UTF-8 with byte order mark), row by row and harmless for spreadsheets.</summary>
public static class TableCsv
{
    /// <summary>Writes the table and leaves <paramref name="output"/> open.</summary>
    public static async Task WriteAsync(
        IEnumerable<string> headers,
        IAsyncEnumerable<IEnumerable<string>> rows,
        Stream output,
        CancellationToken cancellationToken
    )
    {
        await using var csv = CsvWriter.Create(output, CsvFields.Options(), leaveOpen: true);
        Write(csv, headers);
        await csv.EndRecordAsync(cancellationToken);
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            Write(csv, row);
            await csv.EndRecordAsync(cancellationToken);
        }
    }

    private static void Write(CsvWriter csv, IEnumerable<string> record)
    {
        foreach (var text in record)
        {
            CsvFields.Write(csv, CsvFields.OfValue(text));
        }
    }
}
