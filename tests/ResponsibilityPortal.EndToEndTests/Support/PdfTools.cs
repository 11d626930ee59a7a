using System.ComponentModel;
using System.Diagnostics;

namespace ResponsibilityPortal.EndToEndTests.Support;

/// <summary>Other programs that read PDF: qpdf, poppler, mutool. A missing program is an error.</summary>
internal static class PdfTools
{
    /// <summary>Runs qpdf's check of the whole syntax. For a valid file the exit code is 0 and the output has no warning.</summary>
    public static Task<ToolAnswer> CheckAsync(byte[] file) => RunAsync(file, "qpdf", path => ["--check", path]);

    /// <summary>
    /// Returns the same objects without compression and object streams, so that files can be compared across versions of zlib.
    /// </summary>
    public static async Task<byte[]> UncompressedAsync(byte[] file)
    {
        using var directory = new TemporaryDirectory();
        var output = directory.File("plain.pdf");
        var answer = await RunAsync(file, "qpdf", path => ["--qdf", "--object-streams=disable", "--static-id", path, output]);
        Assert.True(answer.ExitCode == 0, answer.Output);
        return await File.ReadAllBytesAsync(output, TestContext.Current.CancellationToken);
    }

    /// <summary>Runs pdfinfo: title, pages, whether it is tagged. With <c>-struct-text</c>, its structure and the texts in it.</summary>
    public static Task<ToolAnswer> InfoAsync(byte[] file, params string[] options) => RunAsync(file, "pdfinfo", path => [.. options, path]);

    /// <summary>Runs pdffonts: a line for each font. Its columns emb, sub and uni must say yes.</summary>
    public static Task<ToolAnswer> FontsAsync(byte[] file) => RunAsync(file, "pdffonts", path => [path]);

    /// <summary>Runs pdfsig: whether the signatures are valid.</summary>
    public static Task<ToolAnswer> SignaturesAsync(byte[] file) => RunAsync(file, "pdfsig", path => [path]);

    /// <summary>Runs pdftotext: the text in reading order.</summary>
    public static Task<ToolAnswer> TextAsync(byte[] file, params string[] options) =>
        RunAsync(file, "pdftotext", path => [.. options, path, "-"]);

    /// <summary>Runs mutool info: whether another library opens the file.</summary>
    public static Task<ToolAnswer> OpenAsync(byte[] file) => RunAsync(file, "mutool", path => ["info", path]);

    /// <summary>Runs pdfdetach: the attached files by name.</summary>
    public static async Task<IReadOnlyDictionary<string, byte[]>> AttachmentsAsync(byte[] file)
    {
        using var directory = new TemporaryDirectory();
        var answer = await RunAsync(file, "pdfdetach", path => ["-saveall", "-o", directory.Path, path]);
        Assert.True(answer.ExitCode == 0, answer.Output);
        return Directory.GetFiles(directory.Path).ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes, StringComparer.Ordinal);
    }

    /// <summary>Runs pdftoppm: a picture of a page, as PNG.</summary>
    public static async Task<byte[]> PictureAsync(byte[] file, int page)
    {
        using var directory = new TemporaryDirectory();
        var picture = directory.File("page");
        var answer = await RunAsync(file, "pdftoppm", path => ["-png", "-r", "80", "-f", $"{page}", "-singlefile", path, picture]);
        Assert.True(answer.ExitCode == 0, answer.Output);
        return await File.ReadAllBytesAsync($"{picture}.png", TestContext.Current.CancellationToken);
    }

    private static async Task<ToolAnswer> RunAsync(byte[] file, string tool, Func<string, string[]> arguments)
    {
        using var directory = new TemporaryDirectory();
        var path = directory.File("file.pdf");
        await File.WriteAllBytesAsync(path, file, TestContext.Current.CancellationToken);
        using var process = Start(tool, arguments(path));
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new ToolAnswer(process.ExitCode, $"{await output}{await errors}");
    }

    private static Process Start(string tool, string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo(tool, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        }
        catch (Win32Exception)
        {
            throw new InvalidOperationException($"{tool} is missing. `bash tests/run.sh` installs it.");
        }
    }
}
