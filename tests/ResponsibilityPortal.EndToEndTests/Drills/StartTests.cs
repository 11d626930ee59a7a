using System.Text.Json;
using ResponsibilityPortal.EndToEndTests.Support;

namespace ResponsibilityPortal.EndToEndTests.Drills;

/// <summary>Starts of the portal, successful and refused ones.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task Start_OfASecondProcessOnTheSameData_IsRefusedWithAReason()
    {
        using var data = new TemporaryDirectory();
        await using var first = await PortalProcess.StartAsync(data.Path);
        var (exitCode, output) = await PortalProcess.RunToExitAsync(data.Path, "--urls", "http://127.0.0.1:0");
        Assert.Equal(1, exitCode);
        Assert.Contains("is in use by another portal process", output, StringComparison.Ordinal);
        Assert.Contains("Portal:DataDirectory", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_AfterAKill_ServesTheSameVersion()
    {
        using var data = new TemporaryDirectory();
        var before = await ContentOfAsync(data, kill: true);
        Assert.Equal(before, await ContentOfAsync(data, kill: false));
    }

    /// <summary>In-process tests check the messages of refused starts. This one checks that the process ends with the message.</summary>
    [Fact]
    public async Task Start_WithAnInvalidSetting_NamesIt()
    {
        using var data = new TemporaryDirectory();
        var (exitCode, output) = await PortalProcess.RunToExitAsync(data.Path, "--urls", "http://127.0.0.1:0", "--Portal:Seed=everything");
        Assert.Equal(1, exitCode);
        Assert.Contains("Portal:Seed", output, StringComparison.Ordinal);
    }

    private static async Task<string> ContentOfAsync(TemporaryDirectory data, bool kill)
    {
        await using var portal = await PortalProcess.StartAsync(data.Path);
        using var client = PortalClient.For(portal.Address);
        var ready = JsonDocument.Parse(await client.GetStringAsync("/health/ready", TestContext.Current.CancellationToken));
        Assert.Equal("ready", ready.RootElement.GetProperty("status").GetString());
        var content = await client.GetStringAsync($"{Site.Matrix}/versions/1/export.json", TestContext.Current.CancellationToken);
        if (kill)
        {
            await portal.KillAsync();
        }

        return content;
    }
}
