using System.IO.Compression;
using System.Text;

namespace ResponsibilityPortal.Formats.Xlsx;

/// <summary>
/// Writes an XLSX file (ECMA-376, transitional form) sheet by sheet and row by row. Only one buffer is in memory, whatever the number of
/// rows. The same calls give the same bytes.
/// </summary>
/// <remarks>
/// Each cell is a text in a cell of the format "Text", so no spreadsheet evaluates it as a formula or changes it to a number or a date,
/// even after it is edited. Write all sheets, then call <see cref="CompleteAsync"/>.
/// </remarks>
public sealed class WorkbookWriter : IAsyncDisposable
{
    /// <summary>The time of all parts: the first that a ZIP file can hold, because the time of writing would change the bytes.</summary>
    private static readonly DateTimeOffset PartTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ForwardStream _output;
    private readonly ZipArchive _archive;
    private readonly WorkbookProperties _properties;
    private readonly StyleTable _styles = new();
    private readonly List<WrittenSheet> _sheets = [];
    private readonly XmlBuffer _xml = new();

    private bool _isComplete;

    private WorkbookWriter(ForwardStream output, ZipArchive archive, WorkbookProperties properties) =>
        (_output, _archive, _properties) = (output, archive, properties);

    /// <summary>Starts a workbook. Leaves <paramref name="output"/> open, and writes to it forward only and asynchronously.</summary>
    public static async Task<WorkbookWriter> CreateAsync(Stream output, WorkbookProperties properties, CancellationToken cancellationToken)
    {
        var forward = new ForwardStream(output);
        var archive = await ZipArchive.CreateAsync(forward, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8, cancellationToken);
        return new WorkbookWriter(forward, archive, properties);
    }

    /// <summary>Adds a sheet with its rows from top to bottom. The rows are read one at a time.</summary>
    /// <exception cref="ArgumentException">
    /// The name isn't one that sheets can have (see <see cref="SheetNames"/>), a text is longer than
    /// <see cref="WorkbookText.MaxLength"/>, or the sheet has more rows or columns than spreadsheets can open.
    /// </exception>
    public async Task WriteSheetAsync(SheetSetup setup, IEnumerable<SheetLine> lines, CancellationToken cancellationToken)
    {
        SheetNames.Check(setup.Name, _sheets.Select(sheet => sheet.Name));
        var written = new WrittenSheet(setup, _sheets.Count + 1);
        _sheets.Add(written);
        await using (var part = await OpenAsync(written.Part, cancellationToken))
        {
            var sheet = new SheetXml(_xml, _styles, setup, written);
            sheet.Begin();
            foreach (var line in lines)
            {
                sheet.Add(line);
                if (_xml.IsFull)
                {
                    await _xml.FlushAsync(part, cancellationToken);
                }
            }

            sheet.End();
            await _xml.FlushAsync(part, cancellationToken);
        }

        await _output.SendAsync(cancellationToken);
        if (written.Addresses.Count > 0)
        {
            await WritePartAsync(written.RelationsPart, xml => WorkbookXml.WriteLinks(xml, written.Addresses), cancellationToken);
        }
    }

    /// <summary>
    /// Writes the parts that name the sheets and styles. No sheet can follow. The end of the file is written when the writer is disposed
    /// of.
    /// </summary>
    /// <exception cref="InvalidOperationException">There is no sheet: spreadsheets can't open such a workbook.</exception>
    public async Task CompleteAsync(CancellationToken cancellationToken)
    {
        if (_sheets.Count == 0)
        {
            throw new InvalidOperationException("A workbook needs a sheet.");
        }

        await WritePartAsync("xl/styles.xml", _styles.Write, cancellationToken);
        await WritePartAsync("xl/workbook.xml", xml => WorkbookXml.WriteWorkbook(xml, _sheets), cancellationToken);
        await WritePartAsync("xl/_rels/workbook.xml.rels", xml => WorkbookXml.WriteRelations(xml, _sheets), cancellationToken);
        await WritePartAsync("docProps/core.xml", xml => WorkbookXml.WriteProperties(xml, _properties), cancellationToken);
        await WritePartAsync("_rels/.rels", WorkbookXml.WriteRoot, cancellationToken);
        await WritePartAsync("[Content_Types].xml", xml => WorkbookXml.WriteTypes(xml, _sheets), cancellationToken);
        _isComplete = true;
    }

    public async ValueTask DisposeAsync()
    {
        _xml.Dispose();
        await _archive.DisposeAsync();
        if (_isComplete)
        {
            await _output.SendAsync(CancellationToken.None);
        }
    }

    private async Task WritePartAsync(string name, Action<XmlBuffer> write, CancellationToken cancellationToken)
    {
        await using (var part = await OpenAsync(name, cancellationToken))
        {
            write(_xml);
            await _xml.FlushAsync(part, cancellationToken);
        }

        await _output.SendAsync(cancellationToken);
    }

    private Task<Stream> OpenAsync(string name, CancellationToken cancellationToken)
    {
        // Sheets repeat the same texts many times, so the fast level already makes them small.
        var entry = _archive.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = PartTime;
        return entry.OpenAsync(cancellationToken);
    }
}
