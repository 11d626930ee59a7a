using System.Net;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Cli;

public sealed class PortalCommandLineTests
{
    [Fact]
    public async Task Help_NamesTheCommandsAndWhereSettingsAreListed()
    {
        var (code, said) = await ConsoleUse.RunAsync("--help");
        Assert.Equal(0, code);
        Assert.Contains("admin", said, StringComparison.Ordinal);
        Assert.Contains("docs/reference/configuration.md", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_OfAdmin_NamesResetAndThatThePortalMustBeStopped()
    {
        var (code, said) = await ConsoleUse.RunAsync("admin", "--help");
        Assert.Equal(0, code);
        Assert.Contains("reset", said, StringComparison.Ordinal);
        Assert.Contains(
            "must be stopped",
            string.Join(' ', said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Help_OfAdminReset_SaysWhatItCreates()
    {
        var (code, said) = await ConsoleUse.RunAsync("admin", "reset", "--help");
        Assert.Equal(0, code);
        Assert.Contains(
            "one-time setup link",
            string.Join(' ', said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("reset")]
    public async Task Command_Unknown_IsNamed(string word)
    {
        var (code, said) = await ConsoleUse.RunAsync(word);
        Assert.Equal(2, code);
        Assert.Contains($"Unknown command '{word}'", said, StringComparison.Ordinal);
    }

    /// <summary>The configuration would silently accept it: a kept checkpoint would not be checked, or a key not be trusted.</summary>
    [Theory]
    [InlineData("--checkpoints", "verify", "--checkpoints", "kept.txt")]
    [InlineData("--pubkey=own.pem", "verify", "--pubkey=own.pem")]
    [InlineData("kept.txt", "verify", "kept.txt")]
    [InlineData("--dry-run", "restore", "copy.db", "--dry-run")]
    [InlineData("--Portal:DataDirectory", "verify", "--Portal:DataDirectory")]
    public async Task Argument_NotASetting_IsNamed(string other, params string[] arguments)
    {
        var (code, said) = await ConsoleUse.RunAsync(arguments);
        Assert.Equal(2, code);
        Assert.Contains($"Unknown argument '{other}'", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("admin")]
    [InlineData("admin", "erase")]
    public async Task Command_Incomplete_DoesNothing(params string[] arguments) =>
        Assert.Equal(2, (await ConsoleUse.RunAsync(arguments)).Code);

    [Fact]
    public async Task AdminReset_OfAStoppedPortal_CreatesALinkThatWorksOnce()
    {
        await using var portal = await PortalWithUsers.StartAsync();
        await portal.StopAsync();
        var (code, said) = await ConsoleUse.RunAsync(
            "admin",
            "reset",
            $"--Portal:DataDirectory={portal.Data.Path}",
            "--urls=http://localhost:5999"
        );
        Assert.Equal(0, code);
        var link = (await File.ReadAllTextAsync(portal.SetupFile, TestContext.Current.CancellationToken)).Trim();
        Assert.StartsWith("http://localhost:5999/setup?token=", link, StringComparison.Ordinal);
        Assert.Contains(link, said, StringComparison.Ordinal);
        await using var again = PortalHost.Start(portal.Data, null, ("Portal:Seed", "none"));
        await again.ReadAsync(new Uri(link).PathAndQuery);
        await again.ReadAsync("/setup", HttpStatusCode.Gone);
    }

    [Fact]
    public async Task AdminReset_WhileThePortalRuns_IsRefusedAndChangesNothing()
    {
        await using var portal = await PortalWithUsers.StartAsync();
        var (code, said) = await ConsoleUse.RunAsync("admin", "reset", $"--Portal:DataDirectory={portal.Data.Path}");
        Assert.Equal(1, code);
        Assert.Contains("No link was created.", said, StringComparison.Ordinal);
        Assert.Contains(portal.Data.Path, said, StringComparison.Ordinal);
        Assert.False(File.Exists(portal.SetupFile));
    }
}
