using System.Diagnostics;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Formats.Csv;
using ResponsibilityPortal.Formats.Pdf;

namespace ResponsibilityPortal.Benchmarks.Printing;

/// <summary>Converts the table of a matrix, exported by the portal, to PDF with LibreOffice.</summary>
internal sealed class OfficePrint : IAsyncDisposable
{
    private readonly string _table;
    private readonly string _directory;

    public OfficePrint(ReportRequest report, string directory)
    {
        (_table, _directory) = (Path.Combine(directory, "table.csv"), directory);
        using var file = File.Create(_table);
        MatrixCsv.Write(report.Published, MatrixFilter.None, (row, model) => $"{report.VersionAddress}/{row.Slug}#{model.Slug}", file);
    }

    /// <exception cref="InvalidOperationException">LibreOffice is not installed, or wrote no file.</exception>
    public async Task ConvertAsync()
    {
        var start = new ProcessStartInfo("soffice") { RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (
            var argument in (string[])
                [$"-env:UserInstallation=file://{_directory}/office", "--headless", "--convert-to", "pdf", "--outdir", _directory, _table]
        )
        {
            start.ArgumentList.Add(argument);
        }

        using var process =
            Process.Start(start) ?? throw new InvalidOperationException("LibreOffice is needed (Debian package libreoffice-calc-nogui).");
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (!File.Exists(Path.ChangeExtension(_table, ".pdf")))
        {
            throw new InvalidOperationException($"LibreOffice wrote nothing: {output}");
        }
    }

    public ValueTask DisposeAsync()
    {
        File.Delete(_table);
        return ValueTask.CompletedTask;
    }
}
