using System.Net;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Cli;

[Collection(ConsoleUse.Name)]
public sealed class PortalCommandLineTests
{
    [Fact]
    public async Task Help_names_the_commands_and_where_settings_are_listed()
    {
        var (code, said) = await ConsoleUse.RunAsync("--help");
        Assert.Equal(0, code);
        Assert.Contains("admin", said, StringComparison.Ordinal);
        Assert.Contains("docs/reference/configuration.md", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_of_admin_names_reset_and_that_the_portal_must_be_stopped()
    {
        var (code, said) = await ConsoleUse.RunAsync("admin", "--help");
        Assert.Equal(0, code);
        Assert.Contains("reset", said, StringComparison.Ordinal);
        Assert.Contains("must be stopped", string.Join(' ', said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Help_of_admin_reset_says_what_it_makes()
    {
        var (code, said) = await ConsoleUse.RunAsync("admin", "reset", "--help");
        Assert.Equal(0, code);
        Assert.Contains("one-time link", string.Join(' ', said.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("serve")]
    [InlineData("reset")]
    public async Task A_word_that_is_no_command_is_named(string word)
    {
        var (code, said) = await ConsoleUse.RunAsync(word);
        Assert.Equal(2, code);
        Assert.Contains($"'{word}' is no command", said, StringComparison.Ordinal);
    }

    /// <summary>Taken for a setting, it would change nothing without a word: a kept checkpoint would not be looked at, a key not be trusted.</summary>
    [Theory]
    [InlineData("--checkpoints", "verify", "--checkpoints", "kept.txt")]
    [InlineData("--pubkey=own.pem", "verify", "--pubkey=own.pem")]
    [InlineData("kept.txt", "verify", "kept.txt")]
    [InlineData("--dry-run", "restore", "copy.db", "--dry-run")]
    [InlineData("--Portal:DataDirectory", "verify", "--Portal:DataDirectory")]
    public async Task What_is_no_setting_behind_a_command_is_named(string other, params string[] arguments)
    {
        var (code, said) = await ConsoleUse.RunAsync(arguments);
        Assert.Equal(2, code);
        Assert.Contains($"'{other}' is not understood", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("admin")]
    [InlineData("admin", "erase")]
    public async Task Half_a_command_does_nothing(params string[] arguments) => Assert.Equal(2, (await ConsoleUse.RunAsync(arguments)).Code);

    [Fact]
    public async Task Admin_reset_makes_a_link_that_works_once_the_portal_runs_again()
    {
        await using var portal = await PeopledPortal.StartAsync();
        await portal.StopAsync();
        var (code, said) = await ConsoleUse.RunAsync("admin", "reset", $"--Portal:DataDirectory={portal.Data.Path}", "--urls=http://localhost:5999");
        Assert.Equal(0, code);
        var link = (await File.ReadAllTextAsync(portal.SetupFile, TestContext.Current.CancellationToken)).Trim();
        Assert.StartsWith("http://localhost:5999/setup?token=", link, StringComparison.Ordinal);
        Assert.Contains(link, said, StringComparison.Ordinal);
        await using var again = PortalHost.Start(portal.Data, null, ("Portal:Seed", "none"));
        await again.ReadAsync(new Uri(link).PathAndQuery);
        await again.ReadAsync("/setup", HttpStatusCode.Gone);
    }

    [Fact]
    public async Task Admin_reset_refuses_while_the_portal_runs_and_changes_nothing()
    {
        await using var portal = await PeopledPortal.StartAsync();
        var (code, said) = await ConsoleUse.RunAsync("admin", "reset", $"--Portal:DataDirectory={portal.Data.Path}");
        Assert.Equal(1, code);
        Assert.Contains("No link was made.", said, StringComparison.Ordinal);
        Assert.Contains(portal.Data.Path, said, StringComparison.Ordinal);
        Assert.False(File.Exists(portal.SetupFile));
    }
}
