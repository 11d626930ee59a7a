using Microsoft.Playwright;

namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

/// <summary>
/// The data of a portal that was set up once, with the built-in matrix, an administrator and a token that edits. Every drill damages its
/// own copy. Drills of one collection run one after another, and collections beside each other.
/// </summary>
public sealed class DrillStore(Site site) : IAsyncLifetime
{
    /// <summary>Drills of portals that run, and whose clients or processes end.</summary>
    public const string RunningCollection = "drills of running portals";

    /// <summary>Drills of machines whose disk, clock or store doesn't do what it should.</summary>
    public const string FailingCollection = "drills of failing machines";

    /// <summary>Drills that start a portal on a store that was altered or left behind.</summary>
    public const string StartingCollection = "drills of starting portals";

    /// <summary>Drills that restore a damaged store.</summary>
    public const string DamagedCollection = "drills of damaged stores";

    /// <summary>The setting that allows one token any number of requests.</summary>
    public const string Unlimited = "--Portal:ApiRequestsPerSecond=1000000";

    private readonly TemporaryDirectory _data = new();
    private KilledStore? _killed;

    /// <summary>A token that edits drafts.</summary>
    public string EditToken { get; private set; } = null!;

    /// <summary>A token that publishes drafts.</summary>
    public string PublishToken { get; private set; } = null!;

    /// <summary>The cookies of the administrator's browser. The session's lifetime starts when the data are made.</summary>
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

    /// <summary>Returns a copy of the data for one drill.</summary>
    internal TemporaryDirectory Copy()
    {
        var copy = new TemporaryDirectory();
        DataCopy.Make(_data.Path, copy.Path);
        return copy;
    }

    /// <summary>The data after a publication and a kill, made for the first drill that needs them.</summary>
    internal async Task<KilledStore> KilledAsync() => _killed ??= await KilledStore.MakeAsync(this);

    public ValueTask DisposeAsync()
    {
        _killed?.Dispose();
        _data.Dispose();
        return ValueTask.CompletedTask;
    }
}
