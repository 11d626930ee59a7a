using Microsoft.Playwright;

namespace ResponsibilityPortal.EndToEndTests.Support;

/// <summary>
/// One portal that an administrator has set up, for the tests of one class. They run one after another, each with its own part of it.
/// </summary>
public sealed class SetUpPortal(Site site) : IAsyncLifetime
{
    private readonly TemporaryDirectory _data = new();
    private PortalProcess _portal = null!;
    private string _administratorState = null!;

    public async ValueTask InitializeAsync()
    {
        _portal = await PortalProcess.StartByNameAsync(_data.Path);
        await using var tab = await OpenAsync();
        await tab.Page.SetUpWithPasskeyAsync(await _portal.SetupLinkAsync(), AdminSite.Administrator);
        _administratorState = await tab.Page.Context.StorageStateAsync();
    }

    /// <summary>A page of a reader.</summary>
    public Task<BrowserTab> OpenAsync() => site.OpenAsync(_portal.Address, new BrowserNewContextOptions());

    /// <summary>A page of the administrator.</summary>
    public Task<BrowserTab> OpenAsAdministratorAsync() =>
        site.OpenAsync(_portal.Address, new BrowserNewContextOptions { StorageState = _administratorState });

    public async ValueTask DisposeAsync()
    {
        await _portal.DisposeAsync();
        _data.Dispose();
    }
}
