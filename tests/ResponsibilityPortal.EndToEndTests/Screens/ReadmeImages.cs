using Microsoft.Playwright;
using ResponsibilityPortal.EndToEndTests.Support;

namespace ResponsibilityPortal.EndToEndTests.Screens;

/// <summary>
/// Makes the pictures of the README, in <c>docs/images</c>. It checks nothing by itself, so it only runs when it is asked for
/// (docs/testing.md).
/// </summary>
[Collection(AdminSite.Collection)]
public sealed class ReadmeImages(AdminSite admin, Site site)
{
    /// <summary>A page that is full of responsibilities.</summary>
    private const int ResponsibilitiesPage = 7;

    private const string Deployment = $"{Site.Matrix}?deployment=aeon";

    [Fact(Explicit = true)]
    public Task Reader_AtADesk() => TakeReaderAsync(Deployment, "reader", 1280, 800, ColorScheme.Light);

    [Fact(Explicit = true)]
    public Task Reader_OnAPhoneInTheDark() =>
        TakeReaderAsync($"{Site.Matrix}/responsibilities/own-encryption-key?deployment=aeon", "phone", 390, 844, ColorScheme.Dark);

    [Fact(Explicit = true)]
    public async Task Editor_AtADesk()
    {
        await using var tab = await admin.OpenAsync("editor", Window(1280, 800, ColorScheme.Light));
        await TakeAsync(tab.Page, "editor");
    }

    [Fact(Explicit = true)]
    public async Task PdfReport_PageWithResponsibilities()
    {
        using var client = PortalClient.For(site.Address);
        var file = await client.GetByteArrayAsync($"{Site.Matrix}/export.pdf?deployment=aeon", TestContext.Current.CancellationToken);
        var picture = await PdfTools.PictureAsync(file, ResponsibilitiesPage);
        await File.WriteAllBytesAsync(FileOf("report"), picture, TestContext.Current.CancellationToken);
    }

    private async Task TakeReaderAsync(string address, string name, int width, int height, ColorScheme scheme)
    {
        await using var tab = await site.OpenAsync(Window(width, height, scheme));
        await tab.Page.GotoAsync(address);
        await TakeAsync(tab.Page, name);
    }

    private static async Task TakeAsync(IPage page, string name)
    {
        await page.SettleAsync();
        await page.ScreenshotAsync(new PageScreenshotOptions { Path = FileOf(name) });
    }

    private static BrowserNewContextOptions Window(int width, int height, ColorScheme scheme) =>
        new()
        {
            ColorScheme = scheme,
            ViewportSize = new ViewportSize { Width = width, Height = height },
            ReducedMotion = ReducedMotion.Reduce,
        };

    private static string FileOf(string name) => Path.Combine(Repository.Root, "docs", "images", $"{name}.png");
}
