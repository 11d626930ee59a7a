using Microsoft.Playwright;
using ResponsibilityPortal.EndToEndTests.Support;

namespace ResponsibilityPortal.EndToEndTests.Drills;

/// <summary>The command for administrators who are locked out, and the messages of the command line.</summary>
public sealed class AdminResetTests(Site site)
{
    private const string Command = "admin reset";

    [Fact]
    public async Task AdminReset_OnAStoppedPortal_MakesALinkForAnAdministrator()
    {
        using var data = new TemporaryDirectory();
        var address = PortalProcess.FreeName();
        await using (var portal = await PortalProcess.StartAsync(data.Path, "--urls", address))
        await using (var tab = await site.OpenAsync(portal.Address, new BrowserNewContextOptions()))
        {
            await tab.Page.SetUpWithPasskeyAsync(await portal.SetupLinkAsync(), "Ada Admin");
        }

        var (exitCode, output) = await PortalProcess.RunCommandAsync(data.Path, Command, "--urls", address);
        Assert.Equal(0, exitCode);
        var link = PortalProcess.SetupLinkIn(output);
        Assert.NotNull(link);
        Assert.StartsWith(address, link, StringComparison.Ordinal);
        Assert.Equal($"{link}\n", await File.ReadAllTextAsync(data.File("setup-link.txt"), TestContext.Current.CancellationToken));

        await using var again = await PortalProcess.StartAsync(data.Path, "--urls", address);
        await using var other = await site.OpenAsync(again.Address, new BrowserNewContextOptions());
        await other.Page.SetUpWithPasskeyAsync(link, "Bea Back");
        await other.Page.OpenUsersAsync();
        await Assertions.Expect(other.Page.GetByRole(AriaRole.Rowheader)).ToHaveTextAsync(["Ada Admin", "Bea Back"]);
        Assert.False(File.Exists(data.File("setup-link.txt")));
    }

    [Theory]
    [InlineData("--help", 0, "admin")]
    [InlineData("frobnicate", 2, "Unknown command 'frobnicate'")]
    public async Task AdminReset_OnTheCommandLine_AnswersInWords(string command, int expectedExitCode, string expected)
    {
        using var data = new TemporaryDirectory();
        var (exitCode, output) = await PortalProcess.RunCommandAsync(data.Path, command);
        Assert.Equal(expectedExitCode, exitCode);
        Assert.Contains(expected, output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(data.Path));
    }
}
