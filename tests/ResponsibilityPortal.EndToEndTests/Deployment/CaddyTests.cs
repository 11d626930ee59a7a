using System.Diagnostics;
using System.Net;
using ResponsibilityPortal.EndToEndTests.Support;
using ResponsibilityPortal.EndToEndTests.Support.Drilling;

namespace ResponsibilityPortal.EndToEndTests.Deployment;

/// <summary>The portal behind Caddy, with the configuration that the repository offers.</summary>
public sealed class CaddyTests(Site site) : IAsyncLifetime
{
    private const string SignIn = "/account/sign-in";

    private readonly TemporaryDirectory _directory = new();
    private readonly Uri _address = new(PortalProcess.FreeName());
    private ProxyProcess _caddy = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        var offered = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "deploy", "Caddyfile"), Cancellation);
        await File.WriteAllTextAsync(_directory.File("Caddyfile"), $"{{\n\tadmin off\n}}\n\n{offered}", Cancellation);
        var start = new ProcessStartInfo("caddy", ["run", "--config", _directory.File("Caddyfile"), "--adapter", "caddyfile"])
        {
            Environment =
            {
                ["PORTAL_NAME"] = _address.ToString().TrimEnd('/'),
                ["PORTAL_ADDRESS"] = $"127.0.0.1:{site.Address.Port}",
                ["XDG_CONFIG_HOME"] = _directory.Path,
                ["XDG_DATA_HOME"] = _directory.Path,
            },
        };
        _caddy = await ProxyProcess.StartAsync(start, "serving initial configuration");
    }

    public async ValueTask DisposeAsync()
    {
        await _caddy.DisposeAsync();
        _directory.Dispose();
    }

    [Fact]
    public async Task Portal_BehindCaddy_ServesReadersAndKnowsTheClient()
    {
        using var client = PortalClient.For(_address);
        Assert.Contains("YugabyteDB", await client.GetStringAsync(Site.Matrix, Cancellation), StringComparison.Ordinal);

        // Over plain HTTP, only browsers on this machine can sign in. Caddy replaces the address that a client names.
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.1");
        using var throughCaddy = await client.GetAsync(SignIn, Cancellation);
        Assert.Equal(HttpStatusCode.OK, throughCaddy.StatusCode);
        using var past = PortalClient.For(site.Address);
        past.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.1");
        using var refused = await past.GetAsync(SignIn, Cancellation);
        Assert.NotEqual(HttpStatusCode.OK, refused.StatusCode);
    }
}
