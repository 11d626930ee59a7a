using Microsoft.Playwright;

namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

/// <summary>
/// The data of a portal that was set up once, with the built-in matrix, an administrator and a token that edits. Every drill ruins a copy
/// of its own. Drills run one after another: each wants the machine for itself.
/// </summary>
public sealed class DrillStore(Site site) : IAsyncLifetime
{
    public const string Collection = "drills";

    /// <summary>The setting that lets one token ask as often as it can.</summary>
    public const string Unlimited = "--Portal:ApiRequestsPerSecond=1000000";

    private readonly TemporaryDirectory _data = new();
    private KilledStore? _killed;

    /// <summary>A token that edits drafts.</summary>
    public string EditToken { get; private set; } = null!;

    /// <summary>A token that publishes drafts.</summary>
    public string PublishToken { get; private set; } = null!;

    /// <summary>The cookies of the administrator's browser. How long the session lasts is counted from when the data were made.</summary>
    public string Cookies { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await using var portal = await PortalProcess.StartByNameAsync(_data.Path);
        await using var tab = await site.OpenAsync(portal.Address, new BrowserNewContextOptions());
        await tab.Page.SetUpWithPasskeyAsync(await portal.SetupLinkAsync(), "Ada Admin");
        EditToken = await tab.Page.MakeTokenAsync("Drill", "edit-drafts");
        PublishToken = await tab.Page.MakeTokenAsync("Publisher", "publish");
        Cookies = string.Join("; ", (await tab.Page.Context.CookiesAsync()).Select(cookie => $"{cookie.Name}={cookie.Value}"));
        await portal.StopAsync();
    }

    /// <summary>A copy of the data, for one drill.</summary>
    internal TemporaryDirectory Copy()
    {
        var copy = new TemporaryDirectory();
        DataCopy.Make(_data.Path, copy.Path);
        return copy;
    }

    /// <summary>The data as they are after a publication and a kill, made for the first drill that wants them.</summary>
    internal async Task<KilledStore> KilledAsync() => _killed ??= await KilledStore.MakeAsync(this);

    public ValueTask DisposeAsync()
    {
        _killed?.Dispose();
        _data.Dispose();
        return ValueTask.CompletedTask;
    }
}
