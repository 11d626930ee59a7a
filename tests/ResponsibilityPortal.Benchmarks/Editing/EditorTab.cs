using Microsoft.Playwright;
using ResponsibilityPortal.Benchmarks.Serving;

namespace ResponsibilityPortal.Benchmarks.Editing;

/// <summary>The editor in a real browser, and what can only be measured there.</summary>
internal sealed class EditorTab : IAsyncDisposable
{
    /// <summary>Taken before what counts, for the runtime to compile what it uses often.</summary>
    private const int WarmUp = 10;

    private const int Keys = 30;

    /// <summary>How many cells are edited to measure the keys.</summary>
    public const int Edits = WarmUp + Keys;

    /// <summary>When a circuit has called nothing for so long, its page stands.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1);

    /// <summary>
    /// From the moment at which the browser was given the key until the frame that shows the change: the text of the cell is
    /// another one, or another cell has the focus.
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

    /// <summary>Functions of the page that the circuit has called since it was opened.</summary>
    public int ScriptCalls { get; private set; }

    /// <summary>Opens the editor in a browser of its own, signed in.</summary>
    /// <param name="server">Cookies that are sent over secure connections only go to the name localhost, too.</param>
    public static async Task<EditorTab> OpenAsync(Uri server, string path)
    {
        var named = new UriBuilder(server) { Host = "localhost" }.Uri;
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(ChromiumBrowser.Options);
        var context = await browser.NewContextAsync(new BrowserNewContextOptions { ViewportSize = new ViewportSize { Width = 1440, Height = 900 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync(new Uri(named, ServedPeople.SignInPath).ToString());
        var tab = new EditorTab(playwright, browser, page);
        page.WebSocket += tab.Listen;
        await page.GotoAsync(new Uri(named, path).ToString());
        await page.Locator(".draft-grid td[tabindex='0']").WaitForAsync();
        await tab.StandsAsync();
        return tab;
    }

    /// <summary>Elements in the document.</summary>
    public Task<int> CountElementsAsync() => _page.EvaluateAsync<int>("""() => document.querySelectorAll("*").length""");

    /// <summary>Opens the panel of the cell that keys go to.</summary>
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

    /// <summary>How long it takes, in milliseconds, until a cell shows the party whose letter was typed, and until the next cell is reached by an arrow.</summary>
    public async Task<(IReadOnlyList<double> Letters, IReadOnlyList<double> Arrows)> MeasureKeysAsync()
    {
        var parties = await _page.Locator(".draft-grid").GetAttributeAsync("data-letters");
        var letters = parties!.Split(' ').Select(party => party.Split(':')[0]).TakeLast(2).ToArray();
        await FocusAsync();
        await _page.EvaluateAsync(Watch);
        var (typed, moved) = (new List<double>(), new List<double>());
        for (var number = 0; number < Edits; number++)
        {
            // While lines come and go, the focus may wait for its line for a moment.
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

    private void Listen(object? page, IWebSocket socket) => socket.FrameReceived += (_, frame) =>
    {
        var calls = new List<BlazorCall>();
        if (frame.Binary is { } bytes)
        {
            BlazorPack.Read(bytes, calls);
        }

        ScriptCalls += calls.Count(call => call.IsScript);
    };

    /// <summary>Waits until the circuit has called nothing for a while.</summary>
    private async Task StandsAsync()
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
