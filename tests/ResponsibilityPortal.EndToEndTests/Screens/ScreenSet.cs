using Microsoft.Playwright;
using ResponsibilityPortal.EndToEndTests.Support;

namespace ResponsibilityPortal.EndToEndTests.Screens;

/// <summary>Pictures of one page in every theme and width, in <c>artifacts/screens</c>.</summary>
internal static class ScreenSet
{
    private static readonly (int Width, int Height)[] Windows = [(1440, 900), (390, 844), (320, 640)];

    private static readonly string Directory = Path.Combine(Repository.Artifacts, "screens");

    /// <param name="name">The kind of the page. The names of the files begin with it.</param>
    public static async Task TakeAsync(IPage page, string name)
    {
        var file = string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')).Trim('-');
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            // The admin pages learn of another theme by way of the server.
            await EmulateAsync(page, scheme, ForcedColors.None);
            foreach (var window in Windows)
            {
                await TakeAsync(page, $"{file}.{window.Width}.{(scheme == ColorScheme.Light ? "light" : "dark")}", window);
            }
        }

        await EmulateAsync(page, ColorScheme.Dark, ForcedColors.Active);
        foreach (var window in Windows)
        {
            await TakeAsync(page, $"{file}.{window.Width}.forced", window);
        }
    }

    private static async Task EmulateAsync(IPage page, ColorScheme scheme, ForcedColors forced)
    {
        await page.EmulateMediaAsync(
            new PageEmulateMediaOptions
            {
                ColorScheme = scheme,
                ForcedColors = forced,
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        await page.SettleAsync();
    }

    private static async Task TakeAsync(IPage page, string file, (int Width, int Height) window)
    {
        await page.SetViewportSizeAsync(window.Width, window.Height);
        await page.SettleAsync();
        var isOpen = await page.Locator("[role=dialog], dialog[open]").CountAsync() > 0;
        await page.ScreenshotAsync(
            new PageScreenshotOptions
            {
                Path = Path.Combine(Directory, $"{file}.png"),

                // What lies over a page belongs to the window.
                FullPage = !isOpen,
            }
        );
    }
}
