using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Store.Files;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web;

/// <summary>A start that can't work ends with one sentence and exit code 1.</summary>
public sealed class ProgramTests : IDisposable
{
    private readonly TemporaryDirectory _data = new();

    [Theory]
    [InlineData("Portal:Seed", "everything")]
    [InlineData("Portal:PublicUrl", "trust.example")]
    [InlineData("Portal:PageCacheMegabytes", "plenty")]
    [InlineData("Portal:Import", "/nowhere/matrix.json")]
    [InlineData("Pdf:Signing", "perhaps")]
    [InlineData("Pdf:Certificate", "/nowhere/signing.pfx")]
    public async Task Start_WithAnInvalidSetting_NamesIt(string setting, string value)
    {
        var said = await RefusalAsync($"--{setting}={value}");
        Assert.Contains(setting, said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithADataDirectoryInUse_NamesIt()
    {
        using var held = DataDirectory.Take(_data.Path, "Portal:DataDirectory");
        Assert.Contains(_data.Path, await RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithAnInvalidFileToImport_ListsAllItsProblems()
    {
        var file = _data.File("broken.json");
        await File.WriteAllTextAsync(
            file,
            """{ "format": "responsibility-matrix/1", "slug": "Not A Slug", "surprise": 1 }""",
            TestContext.Current.CancellationToken
        );
        var said = await RefusalAsync($"--Portal:Import={file}");
        Assert.Contains(file, said, StringComparison.Ordinal);
        Assert.Contains("/slug", said, StringComparison.Ordinal);
        Assert.Contains("/surprise", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithAFileToImportThatHasGaps_ListsAllOfThem()
    {
        var file = _data.File("gaps.json");
        await File.WriteAllBytesAsync(
            file,
            MatrixWriter.Write(Given.Matrix().Moving("keys", "saas", null).Moving("backup", "iaas", null)),
            TestContext.Current.CancellationToken
        );
        var said = await RefusalAsync($"--Portal:Import={file}");
        Assert.Contains("keys in saas", said, StringComparison.Ordinal);
        Assert.Contains("backup in iaas", said, StringComparison.Ordinal);
    }

    public void Dispose() => _data.Dispose();

    /// <summary>Returns the output of a portal that doesn't start.</summary>
    private async Task<string> RefusalAsync(params string[] arguments)
    {
        string[] all =
        [
            "--urls=http://127.0.0.1:0",
            $"--Portal:DataDirectory={_data.Path}",
            "--Serilog:MinimumLevel:Default=Fatal",
            .. arguments,
        ];
        var (code, text) = await ConsoleUse.CaptureAsync(async () =>
        {
            var start = Task.Run(() => typeof(Program).Assembly.EntryPoint!.Invoke(null, [all]), TestContext.Current.CancellationToken);
            return (int)(await start.WaitAsync(Timeouts.Hang, TestContext.Current.CancellationToken))!;
        });
        Assert.Equal(1, code);
        Assert.StartsWith("The portal cannot start. ", text, StringComparison.Ordinal);
        return text;
    }
}
