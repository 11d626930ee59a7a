using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Cli;

/// <summary>A backup outlives the key that has signed the checkpoints over it.</summary>
[Collection(ConsoleUse.Name)]
public sealed class RestoreAfterRotationTests
{
    [Fact]
    public async Task A_backup_from_before_the_key_was_changed_comes_back_and_the_checkpoints_begin_anew()
    {
        using var backups = new TemporaryDirectory();
        await using var portal = await PeopledPortal.StartAsync();
        await portal.StopAsync();
        var data = $"--Portal:DataDirectory={portal.Data.Path}";
        var backup = backups.File("early.db");
        await DoAsync("rotate-key", data);
        await DoAsync("backup", backup, data);
        await DoAsync("admin", "reset", data);
        await DoAsync("rotate-key", data);

        var said = await DoAsync("restore", backup, data);
        Assert.Contains("the checkpoints begin anew with the present key", said, StringComparison.Ordinal);
        Assert.Contains("Looked at 0 versions and 1 checkpoint.", await DoAsync("verify", data), StringComparison.Ordinal);
        await using var again = PortalHost.Start(portal.Data, null, ("Portal:Seed", "none"));
        Assert.Contains("ready", await again.ReadAsync("/health/ready"), StringComparison.Ordinal);
    }

    /// <returns>What the command said that has succeeded.</returns>
    private static async Task<string> DoAsync(params string[] command)
    {
        var (code, said) = await ConsoleUse.RunAsync(command);
        Assert.True(code == 0, said);
        return said;
    }
}
