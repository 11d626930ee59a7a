using System.Text.Json;
using System.Text.RegularExpressions;
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
    public async Task A_taken_port_is_named()
    {
        using var data = new TemporaryDirectory();
        using var other = new TemporaryDirectory();
        await using var first = await PortalProcess.StartAsync(data.Path);
        var (exitCode, output) = await PortalProcess.RunToExitAsync(other.Path, "--urls", first.Address.ToString());
        Assert.Equal(1, exitCode);
        Assert.Contains("--urls", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_killed_portal_starts_again_with_the_same_version()
    {
        using var data = new TemporaryDirectory();
        var before = await ContentOfAsync(data, kill: true);
        Assert.Equal(before, await ContentOfAsync(data, kill: false));
    }

    [Fact]
    public async Task A_file_that_is_no_matrix_lists_every_problem()
    {
        using var data = new TemporaryDirectory();
        var file = data.File("broken.json");
        await File.WriteAllTextAsync(file, """{ "format": "responsibility-matrix/1", "slug": "No Slug", "colour": "red" }""", TestContext.Current.CancellationToken);
        var (exitCode, output) = await PortalProcess.RunToExitAsync(data.Path, $"--Portal:Import={file}");
        Assert.Equal(1, exitCode);
        Assert.Contains("/slug: 'No Slug' is not a slug", output, StringComparison.Ordinal);
        Assert.Contains("/colour: is not a property of this object", output, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_portal_without_content_says_how_to_get_some()
    {
        using var data = new TemporaryDirectory();
        await using var portal = await PortalProcess.StartAsync(data.Path, "--Portal:Seed=none");
        using var client = PortalClient.For(portal.Address);
        Assert.Contains("Portal:Import", await client.GetStringAsync("/", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Style_sheets_reach_browsers_compressed_and_whole()
    {
        using var data = new TemporaryDirectory();
        await using var portal = await PortalProcess.StartAsync(data.Path);
        using var handler = new HttpClientHandler { AutomaticDecompression = System.Net.DecompressionMethods.All };
        using var client = PortalClient.For(portal.Address, handler);
        var page = await client.GetStringAsync(Site.Matrix, TestContext.Current.CancellationToken);
        var links = Regex.Matches(page, "<link rel=\"stylesheet\" href=\"([^\"]+)\"").Select(match => match.Groups[1].Value).ToList();
        Assert.Equal(2, links.Count);
        foreach (var link in links)
        {
            Assert.Contains("}", await client.GetStringAsync(link, TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("--Portal:Seed=everything", "Portal:Seed")]
    [InlineData("--Portal:PublicUrl=ftp://example.org", "Portal:PublicUrl")]
    [InlineData("--Portal:PageCacheMegabytes=0", "Portal:PageCacheMegabytes")]
    [InlineData("--Portal:Import=/does/not/exist.json", "Portal:Import")]
    public async Task A_setting_that_cannot_work_is_named(string argument, string name)
    {
        using var data = new TemporaryDirectory();
        var (exitCode, output) = await PortalProcess.RunToExitAsync(data.Path, "--urls", "http://127.0.0.1:0", argument);
        Assert.Equal(1, exitCode);
        Assert.Contains(name, output, StringComparison.Ordinal);
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
