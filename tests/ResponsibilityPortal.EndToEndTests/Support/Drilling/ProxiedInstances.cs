using Microsoft.Playwright;

namespace ResponsibilityPortal.EndToEndTests.Support.Drilling;

/// <summary>Two instances with one database and its standby behind nginx, set up by an administrator through it.</summary>
public sealed class ProxiedInstances(Site site) : IAsyncLifetime
{
    /// <summary>Tests that use the instances one after another.</summary>
    public const string Collection = "two instances behind a proxy";

    private readonly TemporaryDirectory _firstData = new();
    private readonly TemporaryDirectory _secondData = new();
    private readonly TemporaryDirectory _keys = new();
    private string[] _settings = [];
    private NginxProxy? _proxy;
    private string _administratorState = null!;

    /// <summary>The address of the proxy.</summary>
    public Uri Address { get; } = new(PortalProcess.FreeName());

    /// <summary>A token that edits drafts.</summary>
    public string EditToken { get; private set; } = null!;

    /// <summary>A token that publishes drafts.</summary>
    public string PublishToken { get; private set; } = null!;

    internal DatabasePair Database { get; private set; } = null!;

    /// <summary>The instance to which the proxy sends the editors of this machine.</summary>
    internal RestartingPortal First { get; private set; } = null!;

    internal RestartingPortal Second { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Database = await DatabasePair.StartAsync();
        _settings =
        [
            "--Store:Provider=Postgres",
            $"--Store:ConnectionString={Database.ConnectionString}",
            $"--Portal:PublicUrl={Address}",
            .. SharedKeys.MakeIn(_keys),
        ];
        (First, Second) = (new RestartingPortal(_firstData.Path, _settings), new RestartingPortal(_secondData.Path, _settings));
        await RunAsync(_firstData, "db migrate");
        await First.StartAsync();
        await Second.StartAsync();
        _proxy = await NginxProxy.StartAsync(Address, [First.Address, Second.Address]);
        await using var tab = await site.OpenAsync(Address, new BrowserNewContextOptions());

        // Each start makes a new setup link.
        await tab.Page.SetUpWithPasskeyAsync(await (await Second.RunningAsync()).SetupLinkAsync(), AdminSite.Administrator);
        EditToken = await tab.Page.MakeTokenAsync("Drill", "edit-drafts");
        PublishToken = await tab.Page.MakeTokenAsync("Publisher", "publish");
        _administratorState = await tab.Page.Context.StorageStateAsync();
    }

    /// <summary>A page of the administrator, at the address of the proxy.</summary>
    public Task<BrowserTab> OpenAsAdministratorAsync() =>
        site.OpenAsync(Address, new BrowserNewContextOptions { StorageState = _administratorState });

    public async ValueTask DisposeAsync()
    {
        await First.DisposeAsync();
        await Second.DisposeAsync();
        await (_proxy?.DisposeAsync() ?? ValueTask.CompletedTask);
        await Database.DisposeAsync();
        _keys.Dispose();
        _firstData.Dispose();
        _secondData.Dispose();
    }

    /// <summary>Verifies the log and its checkpoints as both instances know them.</summary>
    internal Task VerifyAsync() => Task.WhenAll(RunAsync(_firstData, "verify"), RunAsync(_secondData, "verify"));

    private async Task RunAsync(TemporaryDirectory data, string command)
    {
        var (code, output) = await PortalProcess.RunCommandAsync(data.Path, command, _settings);
        Assert.True(code == 0, output);
    }
}
