using Microsoft.Playwright;

namespace ResponsibilityPortal.Benchmarks.Serving;

/// <summary>Finds and starts the Chromium of this machine.</summary>
internal static class ChromiumBrowser
{
    /// <exception cref="InvalidOperationException">Chromium is not installed.</exception>
    public static BrowserTypeLaunchOptions Options =>
        new()
        {
            ExecutablePath = Find(),

            // Without these options a browser in a closed network keeps sending requests to hosts that it can't reach.
            Args =
            [
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
            ],
        };

    private static string Find() =>
        Environment
            .GetEnvironmentVariable("PATH")!
            .Split(Path.PathSeparator)
            .SelectMany(directory =>
                new[] { "chromium-headless-shell", "chromium", "chromium-browser" }.Select(name => Path.Combine(directory, name))
            )
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("Chromium is not installed. `bash tests/run.sh` installs it.");
}
