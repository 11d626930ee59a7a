using System.Text.Json;
using ResponsibilityPortal.Tests.Pdf.Reading;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Web.Features.Readers.Verifying;

namespace ResponsibilityPortal.Tests.Web.Cli;

/// <summary>The command says what the page says, beside a running portal and without one, and changes nothing.</summary>
[Collection(ConsoleUse.Name)]
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
    public async Task An_unchanged_file_is_known(bool isRunning)
    {
        if (!isRunning)
        {
            await _host.DisposeAsync();
        }

        var before = Written(isRunning);
        var (code, said) = await RunAsync("report.pdf");
        Assert.Equal(0, code);
        Assert.StartsWith("Unchanged: this is exactly the file that this portal gives. The sample matrix, version 1, in force. Complete: all 3 responsibilities.\n", said, StringComparison.Ordinal);
        Assert.Contains("Signature: passed.", said, StringComparison.Ordinal);
        Assert.Equal(before, Written(isRunning));
    }

    /// <summary>When each file was written last. A portal that runs writes its store when it likes, so that is left out then.</summary>
    private Dictionary<string, DateTime> Written(bool isRunning) => Directory.GetFiles(_data.Path, "*", SearchOption.AllDirectories)
        .Where(file => IsKept(file) && !(isRunning && Path.GetFileName(file) == "portal.db"))
        .ToDictionary(file => file, File.GetLastWriteTimeUtc);

    [Fact]
    public async Task An_altered_file_is_told_with_its_places()
    {
        var file = await _host.FileAsync();
        await WriteAsync("altered.pdf", file.WithFlipped(file.AsSpan().IndexOf("<dc:title>"u8) + 60));
        var (code, said) = await RunAsync("altered.pdf");
        Assert.Equal(1, code);
        Assert.StartsWith("Altered: ", said, StringComparison.Ordinal);
        Assert.Contains("  - what the file says of itself (its metadata)\n", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_from_elsewhere_is_not_ours()
    {
        await WriteAsync("elsewhere.pdf", SampleDocument.Make());
        Assert.Equal(1, (await RunAsync("elsewhere.pdf")).Code);
    }

    [Fact]
    public async Task What_is_no_export_could_not_be_checked()
    {
        await WriteAsync("note.txt", "Good morning."u8.ToArray());
        var (code, said) = await RunAsync("note.txt");
        Assert.Equal(2, code);
        Assert.Contains("neither a PDF nor JSON", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_named()
    {
        var (code, said) = await RunAsync("nowhere.pdf");
        Assert.Equal(2, code);
        Assert.StartsWith("The file could not be checked. ", said, StringComparison.Ordinal);
        Assert.Contains("nowhere.pdf", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_portal_that_is_not_there_is_named_and_not_made()
    {
        var (code, said) = await RunAsync("report.pdf", data: _files.File("no-portal"));
        Assert.Equal(2, code);
        Assert.Contains("Portal:DataDirectory", said, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_files.File("no-portal")));
    }

    [Fact]
    public async Task Programs_get_one_object_of_JSON()
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
    public async Task Help_tells_the_exit_codes() =>
        Assert.Contains("0 unchanged, 1 altered or not from here, 2 cannot tell", string.Join(' ', (await ConsoleUse.RunAsync("verify-file", "--help")).Said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);

    /// <summary>What a reader of SQLite keeps beside the store while it reads is no part of what is kept.</summary>
    private static bool IsKept(string file) => !file.EndsWith("-wal", StringComparison.Ordinal) && !file.EndsWith("-shm", StringComparison.Ordinal);

    private Task<(int Code, string Said)> RunAsync(string file, string? data = null, params string[] more) =>
        ConsoleUse.RunAsync(["verify-file", _files.File(file), $"--Portal:DataDirectory={data ?? _data.Path}", $"--Portal:PublicUrl={VerifiedPortal.PublicUrl}", .. more]);

    private Task WriteAsync(string name, byte[] bytes) => File.WriteAllBytesAsync(_files.File(name), bytes, TestContext.Current.CancellationToken);
}
