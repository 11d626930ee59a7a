using System.Diagnostics;
using System.Text.Json;

namespace ResponsibilityPortal.EndToEndTests.Support;

/// <summary>Lighthouse, which rates a page as a browser shows it.</summary>
internal static class Lighthouse
{
    /// <summary>Rates pages one after another in one browser.</summary>
    public static async Task<IReadOnlyList<PageRating>> RateAsync(params string[] addresses)
    {
        var modules = Path.Combine(
            Environment.GetEnvironmentVariable("LIGHTHOUSE") ?? Path.Combine(Repository.Artifacts, "lighthouse"),
            "node_modules"
        );
        Assert.True(Directory.Exists(modules), "Lighthouse is missing. `bash tests/run.sh` installs it.");
        var script = Path.Combine(Repository.Root, "tests", "lighthouse.mjs");
        var start = new ProcessStartInfo("node", [script, modules, Site.Chromium(), .. addresses])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(process.ExitCode == 0, await errors);
        return
        [
            .. (await output)
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonSerializer.Deserialize<PageRating>(line, JsonSerializerOptions.Web)!),
        ];
    }
}
