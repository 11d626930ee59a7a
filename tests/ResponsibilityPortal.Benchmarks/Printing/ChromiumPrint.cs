using Microsoft.Playwright;
using ResponsibilityPortal.Benchmarks.Matrices;
using ResponsibilityPortal.Benchmarks.Serving;
using ResponsibilityPortal.Web;

namespace ResponsibilityPortal.Benchmarks.Printing;

/// <summary>Prints the reader page of a matrix with Chromium, loaded in advance.</summary>
internal sealed class ChromiumPrint : IAsyncDisposable
{
    private readonly ServerProcess _server;
    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly IPage _page;

    private ChromiumPrint(ServerProcess server, IPlaywright playwright, IBrowser browser, IPage page) =>
        (_server, _playwright, _browser, _page) = (server, playwright, browser, page);

    public static async Task<ChromiumPrint> OpenAsync(MatrixSize size)
    {
        var server = await ServerProcess.StartAsync(size);
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(ChromiumBrowser.Options);
        var page = await browser.NewPageAsync();
        await page.GotoAsync(
            new Uri(server.Address, PortalUrls.Routes.Matrix.Replace("{matrix}", size.Slug, StringComparison.Ordinal)).ToString()
        );
        var print = new ChromiumPrint(server, playwright, browser, page);
        await print.PrintAsync();
        return print;
    }

    /// <summary>Prints with tags and outline, like the report.</summary>
    public Task PrintAsync() =>
        _page.PdfAsync(
            new PagePdfOptions
            {
                Format = "A4",
                Landscape = true,
                Tagged = true,
                Outline = true,
                PrintBackground = true,
            }
        );

    public async ValueTask DisposeAsync()
    {
        await _browser.CloseAsync();
        _playwright.Dispose();
        await _server.DisposeAsync();
    }
}
