using Microsoft.Playwright;
using ResponsibilityPortal.Benchmarks.Serving;

namespace ResponsibilityPortal.Benchmarks.Editing;

/// <summary>The editor in a real browser, with the measurements that need one.</summary>
internal sealed class EditorTab : IAsyncDisposable
{
    /// <summary>Edits before the measurement, so that the runtime compiles hot code.</summary>
    private const int WarmUp = 10;

    private const int Keys = 30;

    /// <summary>The number of edited cells for the key measurements.</summary>
    public const int Edits = WarmUp + Keys;

    /// <summary>The time without calls after which a page counts as loaded.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Measures from the moment when the browser gets a key to the frame that shows the change: another text in the cell, or the focus on
    /// another cell.
    /// </summary>
    private const string Watch = """
        () => {
          const grid = document.querySelector(".draft-grid");
          const words = (cell) => cell.textContent;
          let pressed = null;
          globalThis.measured = [];
          const shown = () => {
            const { at } = pressed;
            pressed = null;
            requestAnimationFrame(() => measured.push(performance.now() - at));
          };
          addEventListener("keydown", ({ timeStamp }) => {
            const cell = document.activeElement;
            pressed = { at: timeStamp, cell, words: words(cell) };
          }, { capture: true });
          grid.addEventListener("focusin", () => pressed && shown());
          new MutationObserver(() => pressed && words(pressed.cell) !== pressed.words && shown())
            .observe(grid, { subtree: true, childList: true, characterData: true });
        }
        """;

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;
    private readonly IPage _page;

    private EditorTab(IPlaywright playwright, IBrowser browser, IPage page) => (_playwright, _browser, _page) = (playwright, browser, page);

    /// <summary>The number of calls from the circuit to the page since it was opened.</summary>
    public int ScriptCalls { get; private set; }

    /// <summary>Opens the editor in its own browser, signed in.</summary>
    /// <param name="server">A server with the name localhost, because browsers send secure cookies to it without HTTPS.</param>
    public static async Task<EditorTab> OpenAsync(Uri server, string path)
    {
        var named = new UriBuilder(server) { Host = "localhost" }.Uri;
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(ChromiumBrowser.Options);
        var context = await browser.NewContextAsync(
            new BrowserNewContextOptions
            {
                ViewportSize = new ViewportSize { Width = 1440, Height = 900 },
            }
        );
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(named, ServedUsers.SignInPath).ToString());
        var tab = new EditorTab(playwright, browser, page);
        page.WebSocket += tab.Listen;
        await page.GotoAsync(new Uri(named, path).ToString());
        await page.Locator(".draft-grid td[tabindex='0']").WaitForAsync();
        await tab.WaitUntilLoadedAsync();
        return tab;
    }

    /// <summary>Returns the number of elements in the document.</summary>
    public Task<int> CountElementsAsync() => _page.EvaluateAsync<int>("""() => document.querySelectorAll("*").length""");

    /// <summary>Opens the panel of the focused cell.</summary>
    public async Task OpenCellAsync()
    {
        await FocusAsync();
        await _page.Keyboard.PressAsync("Enter");
        await _page.Locator(".cell-panel form").WaitForAsync();
    }

    public async Task CloseCellAsync()
    {
        await _page.Keyboard.PressAsync("Escape");
        await _page.Locator(".cell-panel").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached });
    }

    /// <summary>
    /// Returns the milliseconds until a cell shows the party of a typed letter, and until an arrow key reaches the next cell.
    /// </summary>
    public async Task<(IReadOnlyList<double> Letters, IReadOnlyList<double> Arrows)> MeasureKeysAsync()
    {
        var parties = await _page.Locator(".draft-grid").GetAttributeAsync("data-letters");
        var letters = parties!.Split(' ').Select(party => party.Split(':')[0]).TakeLast(2).ToArray();
        await FocusAsync();
        await _page.EvaluateAsync(Watch);
        var (typed, moved) = (new List<double>(), new List<double>());
        for (var number = 0; number < Edits; number++)
        {
            // While lines are added and removed, the focus can wait for its line for a moment.
            var shown = await _page.Locator(".draft-grid td:focus b").InnerTextAsync();
            typed.Add(await PressAsync(shown == letters[0] ? letters[1] : letters[0]));
            moved.Add(await PressAsync("ArrowDown"));
        }

        return (typed[WarmUp..], moved[WarmUp..]);
    }

    public async ValueTask DisposeAsync()
    {
        await _page.CloseAsync(new PageCloseOptions { RunBeforeUnload = false });
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }

    private void Listen(object? page, IWebSocket socket) =>
        socket.FrameReceived += (_, frame) =>
        {
            var calls = new List<BlazorCall>();
            if (frame.Binary is { } bytes)
            {
                BlazorPack.Read(bytes, calls);
            }

            ScriptCalls += calls.Count(call => call.IsScript);
        };

    /// <summary>Waits until the circuit has not called the page for a while.</summary>
    private async Task WaitUntilLoadedAsync()
    {
        var calls = 0;
        while (calls == 0 || calls != ScriptCalls)
        {
            calls = ScriptCalls;
            await Task.Delay(Quiet);
        }
    }

    private Task FocusAsync() => _page.Locator(".draft-grid td[tabindex='0']").FocusAsync();

    private async Task<double> PressAsync(string key)
    {
        await _page.EvaluateAsync("() => { measured.length = 0; }");
        await _page.Keyboard.PressAsync(key);
        await _page.WaitForFunctionAsync("() => measured.length > 0");
        return await _page.EvaluateAsync<double>("() => measured[0]");
    }
}
