using System.Text;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Store.Files;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web;

/// <summary>A start that cannot work ends with a sentence and exit code 1.</summary>
[Collection(ConsoleUse.Name)]
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
    public async Task A_setting_that_cannot_work_is_named(string setting, string value)
    {
        var said = await RefusalAsync($"--{setting}={value}");
        Assert.Contains(setting, said, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_data_directory_in_use_is_named()
    {
        using var held = DataDirectory.Take(_data.Path, "Portal:DataDirectory");
        Assert.Contains(_data.Path, await RefusalAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_to_import_is_refused_with_all_its_problems()
    {
        var file = _data.File("broken.json");
        await File.WriteAllTextAsync(file, """{ "format": "responsibility-matrix/1", "slug": "Not A Slug", "surprise": 1 }""", TestContext.Current.CancellationToken);
        var said = await RefusalAsync($"--Portal:Import={file}");
        Assert.Contains(file, said, StringComparison.Ordinal);
        Assert.Contains("/slug", said, StringComparison.Ordinal);
        Assert.Contains("/surprise", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_to_import_with_gaps_is_refused_with_all_of_them()
    {
        var file = _data.File("gaps.json");
        await File.WriteAllBytesAsync(file, MatrixWriter.Write(Given.Matrix().Moving("keys", "saas", null).Moving("backup", "iaas", null)), TestContext.Current.CancellationToken);
        var said = await RefusalAsync($"--Portal:Import={file}");
        Assert.Contains("keys in saas", said, StringComparison.Ordinal);
        Assert.Contains("backup in iaas", said, StringComparison.Ordinal);
    }

    public void Dispose() => _data.Dispose();

    /// <summary>What the portal says when it does not start.</summary>
    private async Task<string> RefusalAsync(params string[] arguments)
    {
        var error = new StringBuilder();
        var before = Console.Error;
        await using var said = TextWriter.Synchronized(new StringWriter(error));
        Console.SetError(said);
        try
        {
            string[] all = ["--urls=http://127.0.0.1:0", $"--Portal:DataDirectory={_data.Path}", "--Serilog:MinimumLevel:Default=Fatal", .. arguments];
            var start = Task.Run(() => typeof(Program).Assembly.EntryPoint!.Invoke(null, [all]), TestContext.Current.CancellationToken);
            Assert.Equal(1, await start.WaitAsync(Timeouts.Hang, TestContext.Current.CancellationToken));
        }
        finally
        {
            Console.SetError(before);
        }

        var text = error.ToString();
        Assert.StartsWith("The portal cannot start. ", text, StringComparison.Ordinal);
        return text;
    }
}
