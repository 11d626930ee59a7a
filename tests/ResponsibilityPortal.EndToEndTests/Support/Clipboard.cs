using Microsoft.Playwright;

namespace ResponsibilityPortal.EndToEndTests.Support;

/// <summary>
/// The clipboard of a page. All pages of a browser share one clipboard, and tests run at the same time, so one test at a time holds it:
/// from before its first copy until after its last look.
/// </summary>
internal sealed class Clipboard : IDisposable
{
    private static readonly SemaphoreSlim Turn = new(1);

    private readonly IPage _page;

    private Clipboard(IPage page) => _page = page;

    /// <summary>Waits for the tests that hold the clipboard, and lets the page read and write it.</summary>
    public static async Task<Clipboard> TakeAsync(IPage page)
    {
        await Turn.WaitAsync(TestContext.Current.CancellationToken);
        var clipboard = new Clipboard(page);
        try
        {
            await page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
            return clipboard;
        }
        catch
        {
            clipboard.Dispose();
            throw;
        }
    }

    public Task<string> ReadAsync() => _page.EvaluateAsync<string>("() => navigator.clipboard.readText()");

    public Task WriteAsync(string text) => _page.EvaluateAsync("text => navigator.clipboard.writeText(text)", text);

    /// <summary>Waits until the clipboard holds exactly this text.</summary>
    public Task ExpectAsync(string text) =>
        _page.WaitForFunctionAsync("async text => await navigator.clipboard.readText() === text", text);

    public void Dispose() => Turn.Release();
}
