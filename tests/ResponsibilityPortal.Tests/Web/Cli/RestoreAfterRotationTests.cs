using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Cli;

/// <summary>A backup can be restored after the key that signs checkpoints was rotated.</summary>
[Trait("Store", "Sqlite")]
public sealed class RestoreAfterRotationTests
{
    [Fact]
    public async Task Restore_OfABackupFromBeforeARotation_StartsTheCheckpointsAgain()
    {
        using var backups = new TemporaryDirectory();
        await using var portal = await PortalWithUsers.StartAsync();
        await portal.StopAsync();
        var data = $"--Portal:DataDirectory={portal.Data.Path}";
        var backup = backups.File("early.db");
        await DoAsync("rotate-key", data);
        await DoAsync("backup", backup, data);
        await DoAsync("admin", "reset", data);
        await DoAsync("rotate-key", data);

        var said = await DoAsync("restore", backup, data);
        Assert.Contains("checkpoints start again with the present key", said, StringComparison.Ordinal);
        Assert.Contains("Checked 0 versions and 1 checkpoint.", await DoAsync("verify", data), StringComparison.Ordinal);
        await using var again = PortalHost.Start(portal.Data, null, ("Portal:Seed", "none"));
        Assert.Contains("ready", await again.ReadAsync("/health/ready"), StringComparison.Ordinal);
    }

    /// <returns>The output of the command, which must succeed.</returns>
    private static async Task<string> DoAsync(params string[] command)
    {
        var (code, said) = await ConsoleUse.RunAsync(command);
        Assert.True(code == 0, said);
        return said;
    }
}
