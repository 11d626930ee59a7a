using System.Diagnostics;
using System.Globalization;
using System.Net;
using ResponsibilityPortal.EndToEndTests.Support;
using ResponsibilityPortal.EndToEndTests.Support.Drilling;

namespace ResponsibilityPortal.EndToEndTests.Drills;

/// <summary>
/// A caching proxy for many readers keeps only what is public, shows new versions without being purged, and goes on alone.
/// </summary>
[Collection(DrillStore.RunningCollection)]
public sealed class NginxCacheTests(DrillStore store) : IAsyncLifetime
{
    private static readonly string[] Public =
    [
        Site.Matrix,
        $"{Site.Matrix}?model=paas",
        $"{Site.Matrix}/feed.atom",
        $"{Site.Matrix}/picture.svg?model=saas",
        $"{Site.Matrix}/versions",
        $"{Site.Matrix}/versions/1",
        $"{Site.Matrix}/versions/1/export.csv",
        $"{Site.Matrix}/versions/1/export.json",
        "/checkpoints.txt",
    ];

    private static readonly string[] Private =
    [
        "/admin",
        $"/admin{Site.Matrix}",
        $"/admin{Site.Matrix}/preview",
        "/account",
        "/account/sign-in",
        $"/api/v1{Site.Matrix}/draft",
        "/health/ready",
        "/setup?token=wrong",
        "/matrices/unknown",
        $"{Site.Matrix}/versions/99",
    ];

    private readonly TemporaryDirectory _data = store.Copy();
    private readonly Uri _address = new(PortalProcess.FreeName());
    private PortalProcess _portal = null!;
    private NginxProxy _proxy = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _portal = await PortalProcess.StartAsync(_data.Path);
        _proxy = await NginxProxy.StartAsync(_address, [_portal.Address, _portal.Address], caches: true);
    }

    public async ValueTask DisposeAsync()
    {
        await _proxy.DisposeAsync();
        await _portal.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task Cache_OfAnswersToAnEditor_HasPublicOnesOnly()
    {
        using var editor = PortalClient.For(_address, new HttpClientHandler { AllowAutoRedirect = false, UseCookies = false });
        editor.DefaultRequestHeaders.Add("Cookie", store.Cookies);
        foreach (var address in Private)
        {
            Assert.False(await IsKeptAsync(editor, address), address);
        }

        foreach (var address in Public)
        {
            Assert.True(await IsKeptAsync(editor, address), address);
        }

        using var admin = await editor.GetAsync("/admin", Cancellation);
        Assert.Equal(HttpStatusCode.OK, admin.StatusCode);
        Assert.Equal(Public.Order(StringComparer.Ordinal), _proxy.CachedAddresses().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task NewVersion_BehindACache_IsSeenAndOutlivesThePortal()
    {
        using var reader = PortalClient.For(_address);
        var old = await reader.GetStringAsync(Site.Matrix, Cancellation);
        await EditAsync();
        using var publisher = new EditingProgram(_address, store.PublishToken);
        var answer = await publisher.PublishAsync();
        var watch = Stopwatch.StartNew();
        Assert.True(answer.Status == HttpStatusCode.Created, answer.ToString());
        await Repeat.UntilAsync(async () => await reader.GetStringAsync(Site.Matrix, Cancellation) != old);
        TestContext.Current.TestOutputHelper!.WriteLine(
            string.Create(CultureInfo.InvariantCulture, $"The new version was seen after {watch.Elapsed.TotalMilliseconds:0} ms.")
        );
        await _portal.KillAsync();
        Assert.NotEqual(old, await reader.GetStringAsync(Site.Matrix, Cancellation));
    }

    private async Task EditAsync()
    {
        using var editor = new EditingProgram(_address, store.EditToken);
        var cell = (await EditingProgram.CellsAsync())[0];
        var answer = await editor.SendAsync(Edit.Of(cell, (await editor.ReadAsync(cell)).Tag));
        Assert.True(answer.Status == HttpStatusCode.OK, answer.ToString());
    }

    /// <summary>Returns whether the second of two equal requests is answered from the cache.</summary>
    private static async Task<bool> IsKeptAsync(HttpClient client, string address)
    {
        using var first = await client.GetAsync(address, Cancellation);
        using var second = await client.GetAsync(address, Cancellation);
        Assert.Equal(first.StatusCode, second.StatusCode);
        return second.Headers.TryGetValues("X-Cache", out var cache) && cache.Single() is "HIT" or "REVALIDATED" or "STALE";
    }
}
