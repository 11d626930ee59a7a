using Microsoft.Playwright;
using ResponsibilityPortal.EndToEndTests.Support;

namespace ResponsibilityPortal.EndToEndTests.Screens;

/// <summary>Pictures of one page in every theme and width, in <c>artifacts/screens</c>.</summary>
internal static class ScreenSet
{
    private static readonly (int Width, int Height)[] Windows = [(1440, 900), (390, 844), (320, 640)];

    private static readonly (string Name, ColorScheme Scheme, ForcedColors Forced)[] Themes =
    [
        ("light", ColorScheme.Light, ForcedColors.None),
        ("dark", ColorScheme.Dark, ForcedColors.None),
        ("forced", ColorScheme.Dark, ForcedColors.Active),
    ];

    private static readonly string Directory = Path.Combine(Repository.Artifacts, "screens");

    /// <param name="name">The kind of the page. The names of the files begin with it.</param>
    public static async Task TakeAsync(IPage page, string name)
    {
        var file = string.Concat(name.Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-')).Trim('-');
        foreach (var window in Windows)
        {
            // The widest first: the navigation of the admin pages closes in a narrow window, and slides in again in a wide one.
            await page.SetViewportSizeAsync(window.Width, window.Height);
            foreach (var (theme, scheme, forced) in Themes)
            {
                await EmulateAsync(page, scheme, forced);
                await SaveAsync(page, $"{file}.{window.Width}.{theme}");
            }
        }
    }

    /// <remarks>The admin pages learn of another theme by way of the server.</remarks>
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

    private static async Task SaveAsync(IPage page, string file)
    {
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
