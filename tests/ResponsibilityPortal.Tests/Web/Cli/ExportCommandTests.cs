using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Formats;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Cli;

/// <summary>The command that writes a version as a file, while the portal runs and while it doesn't.</summary>
public sealed class ExportCommandTests : IAsyncLifetime
{
    private readonly TemporaryDirectory _data = new();
    private readonly TemporaryDirectory _files = new();
    private PortalHost _host = null!;

    public static TheoryData<string> Keys => [.. ExportFormat.All.Select(format => format.Key)];

    public async ValueTask InitializeAsync()
    {
        _host = PortalHost.Start(
            _data,
            null,
            ("Portal:Seed", "none"),
            ("Portal:PublicUrl", "https://portal.example"),
            ("Pdf:Signing", "off")
        );
        await _host.PublishAsync(Mapped());
        await _host.PublishAsync(Mapped() with { Contact = "Ask." });
    }

    public async ValueTask DisposeAsync()
    {
        await _host.DisposeAsync();
        _data.Dispose();
        _files.Dispose();
    }

    [Theory]
    [MemberData(nameof(Keys))]
    public async Task Export_OfEachFormat_WritesTheBytesOfItsAddress(string key)
    {
        var file = _files.File($"export.{key}");
        var (code, said) = await RunAsync("sample", "--format", key, "--version", "1", "--deployment", "hosted", "--output", file);

        Assert.True(code == 0, said);
        using var answer = await _host.GetAsync($"/matrices/sample/versions/1/export.{key}?deployment=hosted");
        Assert.Equal(
            await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken),
            await File.ReadAllBytesAsync(file, TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public async Task Export_WhileThePortalIsStopped_WritesTheVersionInForce()
    {
        await _host.DisposeAsync();
        var file = _files.File("export.md");
        var (code, said) = await RunAsync("sample", "--format", "md", "--output", file);

        Assert.True(code == 0, said);
        Assert.Contains(
            "https://portal.example/matrices/sample/versions/2",
            await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(2, "'docx' isn't a format. Use pdf, json", "sample", "--format", "docx")]
    [InlineData(2, "other", "other", "--format", "md")]
    [InlineData(2, "has the versions 1", "sample", "--format", "md", "--version", "7")]
    [InlineData(1, "is not a hosting model of this matrix", "sample", "--format", "xlsx", "--model", "nowhere")]
    [InlineData(2, "Unknown argument '--modle'", "sample", "--format", "xlsx", "--modle", "saas")]
    public async Task Export_ThatCannotBe_SaysWhyAndWritesNothing(int expected, string sentence, params string[] arguments)
    {
        var file = _files.File("export.any");
        var (code, said) = await RunAsync([.. arguments, "--output", file]);

        Assert.Equal(expected, code);
        Assert.Contains(sentence, said, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_files.Path));
    }

    [Fact]
    public async Task Export_OfAPdfWithoutAKey_IsRefusedWithTheReason()
    {
        var file = _files.File("export.pdf");
        var (code, said) = await RunAsync("sample", "--format", "pdf", "--output", file, "--Pdf:Signing=on");

        Assert.Equal(1, code);
        Assert.Contains("This portal has no signing key yet.", said, StringComparison.Ordinal);
        Assert.False(File.Exists(file));
    }

    [Fact]
    public async Task Export_ToAnExistingFile_LeavesItAlone()
    {
        var file = _files.File("kept.md");
        await File.WriteAllTextAsync(file, "mine", TestContext.Current.CancellationToken);
        var (code, said) = await RunAsync("sample", "--format", "md", "--output", file);

        Assert.Equal(2, code);
        Assert.Contains("exists already", said, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Help_NamesEveryFormatAndFilter()
    {
        var (code, said) = await ConsoleUse.RunAsync(["export", "--help"]);

        Assert.Equal(0, code);
        Assert.All(
            (string[])[string.Join(", ", ExportFormat.All.Select(format => format.Key)), "--deployment", "--model", "--party", "--from", "--bom", "Exit codes"],
            word => Assert.Contains(word, said, StringComparison.Ordinal)
        );
    }

    /// <summary>Returns a matrix that every format fits: some need certain frameworks.</summary>
    private static Matrix Mapped() =>
        Given.Matrix() with
        {
            Frameworks =
            [
                .. Given.Matrix().Frameworks,
                new Framework("ccm", "Cloud Controls Matrix", "4.0"),
                new Framework("nist", "NIST SP 800-53", "Rev. 5"),
            ],
        };

    private Task<(int Code, string Said)> RunAsync(params string[] arguments) =>
        ConsoleUse.RunAsync(
            [
                "export",
                .. arguments,
                $"--Portal:DataDirectory={_data.Path}",
                "--Portal:PublicUrl=https://portal.example",
                .. Signing(arguments),
            ]
        );

    private static string[] Signing(string[] arguments) =>
        arguments.Any(argument => argument.StartsWith("--Pdf:Signing", StringComparison.Ordinal)) ? [] : ["--Pdf:Signing=off"];
}
