using Microsoft.Playwright;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.EndToEndTests.Support;

/// <summary>A page in its own browser context, closed with it. Two hundred open pages make a browser very slow.</summary>
public sealed class BrowserTab(IPage page) : IAsyncDisposable
{
    public IPage Page => page;

    /// <remarks>Playwright itself has no limit for closing.</remarks>
    public async ValueTask DisposeAsync() => await page.Context.CloseAsync().WaitAsync(Timeouts.Hang);
}
