using System.ComponentModel;
using System.Diagnostics;

namespace ResponsibilityPortal.EndToEndTests.Support;

/// <summary>LibreOffice, which reads workbooks as users' spreadsheets do. A missing program is an error.</summary>
internal static class OfficeTools
{
    /// <summary>Every sheet as CSV with commas, in UTF-8, with formulas calculated.</summary>
    private const string EverySheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1";

    /// <summary>Opens a workbook and returns the rows of each sheet, by name.</summary>
    public static async Task<IReadOnlyDictionary<string, string[]>> SheetsAsync(byte[] workbook)
    {
        using var directory = new TemporaryDirectory();
        await ConvertAsync(directory, workbook, EverySheet, directory.Path);
        return Directory
            .GetFiles(directory.Path, "book-*.csv")
            .ToDictionary(
                file => Path.GetFileNameWithoutExtension(file)["book-".Length..],
                file => RowsIn(File.ReadAllLines(file)),
                StringComparer.Ordinal
            );
    }

    /// <summary>Opens a workbook and saves it as XLSX again.</summary>
    public static async Task<byte[]> SavedAgainAsync(byte[] workbook)
    {
        using var directory = new TemporaryDirectory();
        var saved = Directory.CreateDirectory(directory.File("saved")).FullName;
        await ConvertAsync(directory, workbook, "xlsx", saved);
        return await File.ReadAllBytesAsync(Path.Combine(saved, "book.xlsx"), TestContext.Current.CancellationToken);
    }

    private static async Task ConvertAsync(TemporaryDirectory directory, byte[] workbook, string format, string target)
    {
        var path = directory.File("book.xlsx");
        await File.WriteAllBytesAsync(path, workbook, TestContext.Current.CancellationToken);
        var profile = new Uri(directory.File("profile")).AbsoluteUri;
        using var process = Start(
            ["--headless", $"-env:UserInstallation={profile}", "--convert-to", format, "--outdir", target, path]
        );
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, $"{await output}{await errors}");
    }

    /// <summary>Joins the lines of rows whose cells have line breaks: a row has an even number of quotation marks.</summary>
    private static string[] RowsIn(string[] lines)
    {
        var rows = new List<string>();
        var row = "";
        foreach (var line in lines)
        {
            row = row.Length == 0 ? line : $"{row} {line}";
            if (row.Count(character => character == '"') % 2 == 0)
            {
                rows.Add(row);
                row = "";
            }
        }

        return [.. rows];
    }

    private static Process Start(string[] arguments)
    {
        try
        {
            return Process.Start(
                new ProcessStartInfo("soffice", arguments) { RedirectStandardOutput = true, RedirectStandardError = true }
            )!;
        }
        catch (Win32Exception)
        {
            throw new InvalidOperationException("soffice is missing. `bash tests/run.sh` installs it.");
        }
    }
}
