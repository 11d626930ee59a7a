using System.Text.Json;
using ResponsibilityPortal.EndToEndTests.Support;

namespace ResponsibilityPortal.EndToEndTests.Drills;

/// <summary>How the portal starts, and how it refuses to.</summary>
public sealed class StartTests
{
    [Fact]
    public async Task A_second_process_on_the_same_data_is_refused_in_words()
    {
        using var data = new TemporaryDirectory();
        await using var first = await PortalProcess.StartAsync(data.Path);
        var (exitCode, output) = await PortalProcess.RunToExitAsync(data.Path, "--urls", "http://127.0.0.1:0");
        Assert.Equal(1, exitCode);
        Assert.Contains("is in use by another portal process", output, StringComparison.Ordinal);
        Assert.Contains("Portal:DataDirectory", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_killed_portal_starts_again_with_the_same_version()
    {
        using var data = new TemporaryDirectory();
        var before = await ContentOfAsync(data, kill: true);
        Assert.Equal(before, await ContentOfAsync(data, kill: false));
    }

    /// <summary>Which sentence a start is refused with is tested in process; here, that the process ends with it.</summary>
    [Fact]
    public async Task A_setting_that_cannot_work_is_named()
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
