using Microsoft.Playwright;

namespace ResponsibilityPortal.EndToEndTests.Support;

/// <summary>A page in a browser context of its own, closed with it: two hundred open pages slow a browser down to a crawl.</summary>
public sealed class BrowserTab(IPage page) : IAsyncDisposable
{
    public IPage Page => page;

    public ValueTask DisposeAsync() => page.Context.DisposeAsync();
}
