using System.Text.Json;
using ResponsibilityPortal.Tests.Pdf.Reading;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Web.Features.Readers.Verifying;

namespace ResponsibilityPortal.Tests.Web.Cli;

/// <summary>The command prints what the page shows, with and without a running portal, and changes nothing.</summary>
public sealed class VerifyFileCommandTests : IAsyncLifetime
{
    private readonly TemporaryDirectory _data = new();
    private readonly TemporaryDirectory _files = new();
    private PortalHost _host = null!;

    public async ValueTask InitializeAsync()
    {
        _host = PortalHost.Start(_data, null, ("Portal:Seed", "none"), ("Portal:PublicUrl", VerifiedPortal.PublicUrl));
        await _host.PublishAsync(Given.Matrix());
        await WriteAsync("report.pdf", await _host.FileAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _data.Dispose();
        _files.Dispose();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task VerifyFile_Unchanged_IsRecognised(bool isRunning)
    {
        if (!isRunning)
        {
            await _host.DisposeAsync();
        }

        var before = Written(isRunning);
        var (code, said) = await RunAsync("report.pdf");
        Assert.Equal(0, code);
        Assert.StartsWith(
            $"{VerdictSentences.Identical} The sample matrix, version 1, in force. Complete: all 3 responsibilities.\n",
            said,
            StringComparison.Ordinal
        );
        Assert.Contains("Signature: passed.", said, StringComparison.Ordinal);
        Assert.Equal(before, Written(isRunning));
    }

    /// <summary>When each file was written last. Excludes the store while a portal runs, because it writes at any time.</summary>
    private Dictionary<string, DateTime> Written(bool isRunning) =>
        Directory
            .GetFiles(_data.Path, "*", SearchOption.AllDirectories)
            .Where(file => IsKept(file) && !(isRunning && Path.GetFileName(file) == "portal.db"))
            .ToDictionary(file => file, File.GetLastWriteTimeUtc);

    [Fact]
    public async Task VerifyFile_Altered_NamesThePlaces()
    {
        var file = await _host.FileAsync();
        await WriteAsync("altered.pdf", file.WithFlipped(file.AsSpan().IndexOf("<dc:title>"u8) + 60));
        var (code, said) = await RunAsync("altered.pdf");
        Assert.Equal(1, code);
        Assert.StartsWith("Altered: ", said, StringComparison.Ordinal);
        Assert.Contains("  - the metadata of the file\n", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task VerifyFile_FromElsewhere_IsNotOurs()
    {
        await WriteAsync("elsewhere.pdf", SampleDocument.Make());
        Assert.Equal(1, (await RunAsync("elsewhere.pdf")).Code);
    }

    [Fact]
    public async Task VerifyFile_NotAnExport_CannotBeChecked()
    {
        await WriteAsync("note.txt", "Good morning."u8.ToArray());
        var (code, said) = await RunAsync("note.txt");
        Assert.Equal(2, code);
        Assert.Contains("neither a PDF nor JSON", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task VerifyFile_Missing_IsNamed()
    {
        var (code, said) = await RunAsync("nowhere.pdf");
        Assert.Equal(2, code);
        Assert.StartsWith("The file could not be checked. ", said, StringComparison.Ordinal);
        Assert.Contains("nowhere.pdf", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task VerifyFile_WithoutAPortal_NamesTheDirectoryAndCreatesNothing()
    {
        var (code, said) = await RunAsync("report.pdf", data: _files.File("no-portal"));
        Assert.Equal(2, code);
        Assert.Contains("Portal:DataDirectory", said, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_files.File("no-portal")));
    }

    [Fact]
    public async Task VerifyFile_AsJson_PrintsOneObject()
    {
        var (code, said) = await RunAsync("report.pdf", more: "--json");
        Assert.Equal(0, code);
        using var json = JsonDocument.Parse(said);
        Assert.Equal("unchanged", json.RootElement.GetProperty("verdict").GetString());
        Assert.True(json.RootElement.GetProperty("identical").GetBoolean());
        Assert.True(json.RootElement.GetProperty("extent").GetProperty("complete").GetBoolean());
        Assert.Equal("in-force", json.RootElement.GetProperty("version").GetProperty("state").GetString());
        Assert.Equal(1, json.RootElement.GetProperty("version").GetProperty("number").GetInt32());
        Assert.Equal(3, json.RootElement.GetProperty("checks").GetArrayLength());
    }

    [Fact]
    public async Task Help_NamesTheExitCodes() =>
        Assert.Contains(
            "0 unchanged, 1 altered or not from this portal, 2 cannot tell",
            string.Join(
                ' ',
                (await ConsoleUse.RunAsync("verify-file", "--help")).Said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            ),
            StringComparison.Ordinal
        );

    /// <summary>Excludes the files that SQLite keeps next to the store while it reads.</summary>
    private static bool IsKept(string file) =>
        !file.EndsWith("-wal", StringComparison.Ordinal) && !file.EndsWith("-shm", StringComparison.Ordinal);

    private Task<(int Code, string Said)> RunAsync(string file, string? data = null, params string[] more) =>
        ConsoleUse.RunAsync([
            "verify-file",
            _files.File(file),
            $"--Portal:DataDirectory={data ?? _data.Path}",
            $"--Portal:PublicUrl={VerifiedPortal.PublicUrl}",
            .. more,
        ]);

    private Task WriteAsync(string name, byte[] bytes) =>
        File.WriteAllBytesAsync(_files.File(name), bytes, TestContext.Current.CancellationToken);
}
