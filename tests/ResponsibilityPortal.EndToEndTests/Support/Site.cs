using Microsoft.Playwright;
using ResponsibilityPortal.EndToEndTests.Support;
using ResponsibilityPortal.Tests.Support;

[assembly: AssemblyFixture(typeof(Site))]

namespace ResponsibilityPortal.EndToEndTests.Support;

/// <summary>One running portal with the built-in matrix, and one browser, for all tests that only read.</summary>
public sealed class Site : IAsyncLifetime
{
    /// <summary>Options without which a browser in a closed network keeps sending requests to hosts that it can't reach.</summary>
    private static readonly string[] Arguments =
    [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
    ];

    private readonly TemporaryDirectory _data = new();
    private IPlaywright _playwright = null!;
    private IBrowser _browser = null!;
    private PortalProcess _portal = null!;

    /// <summary>Slug of the built-in matrix.</summary>
    public const string Matrix = "/matrices/yugabytedb";

    public Uri Address => _portal.Address;

    public async ValueTask InitializeAsync()
    {
        _portal = await PortalProcess.StartNewAsync(
            _data.Path,
            "--Portal:UncachedPagesPerMinute=1000000",
            "--Portal:ExportsPerNetwork=1000000"
        );
        _playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(Timeouts.HangMilliseconds);
        _browser = await _playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = Chromium(),
                Args = Arguments,
                Timeout = Timeouts.HangMilliseconds,
            }
        );
    }

    /// <summary>Returns a page in its own browser context.</summary>
    public Task<BrowserTab> OpenAsync(BrowserNewContextOptions options) => OpenAsync(Address, options);

    /// <summary>
    /// Returns a page in its own browser context, for another portal. Nothing moves on it unless a test asks for that: drawing movements
    /// takes much of a browser's time.
    /// </summary>
    public async Task<BrowserTab> OpenAsync(Uri portal, BrowserNewContextOptions options)
    {
        options.BaseURL = portal.ToString();
        options.ReducedMotion ??= ReducedMotion.Reduce;
        var context = await _browser.NewContextAsync(options);
        context.SetDefaultTimeout(Timeouts.HangMilliseconds);
        return new BrowserTab(await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
        await _portal.DisposeAsync();
        _data.Dispose();
    }

    /// <summary>
    /// Chromium without the frame around its pages, which costs more than the pages do; a whole one where that is all there is.
    /// </summary>
    internal static string Chromium() =>
        new[] { "chromium-headless-shell", "chromium", "chromium-browser" }
            .SelectMany(name =>
                Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Select(directory => Path.Combine(directory, name))
            )
            .FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("Chromium is not installed. `bash tests/run.sh` installs it.");
}
