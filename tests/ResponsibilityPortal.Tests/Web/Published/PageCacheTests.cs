using System.Security.Cryptography;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web;
using ResponsibilityPortal.Web.Features.Readers.Browsing;
using ResponsibilityPortal.Web.Pages;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Tests.Web.Published;

public sealed class PageCacheTests
{
    [Fact]
    public async Task GetOrRender_ConcurrentRequests_RenderOnce()
    {
        var renderings = new Renderings();
        await using var host = await renderings.StartAsync();
        var bodies = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => host.ReadAsync("/matrices/sample")));
        Assert.Single(bodies.Distinct());
        Assert.Equal(1, renderings.Count);
    }

    [Theory]
    [InlineData("/matrices/sample", 1)]
    [InlineData("/matrices/sample?party=customer&role=accountable", 1)]
    [InlineData("/matrices/sample?unheard-of=1", 1)]
    [InlineData("/matrices/sample/versions/1/responsibilities/keys", 1)]
    [InlineData("/matrices/sample?q=keys", 2)]
    [InlineData("/matrices/sample?control=D-2", 2)]
    [InlineData("/matrices/sample?domain=unheard-of", 2)]
    [InlineData("/matrices/sample/responsibilities/unheard-of", 2)]
    [InlineData("/matrices/sample/versions/7", 2)]
    public async Task Page_IsCachedOnlyWhenItIsLikelyToBeRequestedAgain(string address, int renderingsOfTwo)
    {
        var renderings = new Renderings();
        await using var host = await renderings.StartAsync();
        using var first = await host.GetAsync(address);
        using var second = await host.GetAsync(address);
        Assert.Equal(renderingsOfTwo, renderings.Count);
    }

    [Theory]
    [InlineData("/matrices/sample", "/MATRICES/sample", "/matrices/sample/", "/matrices/sample?", "/matrices/%73ample")]
    [InlineData(
        "/matrices/sample/versions/1",
        "/matrices/sample/Versions/01",
        "/matrices/sample/versions/+1",
        "/matrices/sample/versions/0000000001/"
    )]
    [InlineData(
        "/matrices/sample?role=accountable&party=customer",
        "/matrices/sample?party=Customer&role=accountable",
        "/matrices/sample?party=customer&x=y&role=ACCOUNTABLE&q="
    )]
    public async Task Page_InAnySpellingOfItsAddress_IsCachedOnce(params string[] addresses)
    {
        var renderings = new Renderings();
        await using var host = await renderings.StartAsync();
        foreach (var address in addresses)
        {
            await host.ReadAsync(address);
        }

        Assert.Equal(1, renderings.Count);
    }

    [Fact]
    public async Task Page_OfEachRowVersionAndMatrix_IsSeparate()
    {
        var renderings = new Renderings();
        await using var host = await renderings.StartAsync();
        await host.PublishAsync(Given.Matrix("other"));
        string[] addresses =
        [
            "/matrices/sample",
            "/matrices/other",
            "/matrices/sample/versions",
            "/matrices/sample/versions/1",
            "/matrices/sample/responsibilities/keys",
            "/matrices/sample/responsibilities/backup",
            "/matrices/sample/versions/1/responsibilities/keys",
        ];
        var bodies = new List<string>();
        foreach (var address in addresses)
        {
            bodies.Add(await host.ReadAsync(address));
        }

        Assert.Equal(addresses.Length, bodies.Distinct().Count());
    }

    [Fact]
    public async Task Publish_RendersNewPages()
    {
        var renderings = new Renderings();
        await using var host = await renderings.StartAsync();
        using var before = await host.GetAsync("/matrices/sample");
        await host.PublishAsync(Given.Matrix() with { Title = "A new title" });
        using var after = await host.GetAsync("/matrices/sample", ("If-None-Match", before.Headers.ETag!.ToString()));
        Assert.Contains(
            "A new title",
            await after.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("/portal")]
    public async Task FirstPages_AreReadyBeforeTheFirstRequest(string path)
    {
        var renderings = new Renderings();
        await using var host = await renderings.StartAsync(("Portal:PublicUrl", $"http://localhost{path}"));
        var logged = new FirstMessage<FirstPages>();
        using var ahead = PagesOf(host, logged);
        await ahead.StartAsync(TestContext.Current.CancellationToken);
        await logged.Arrived.WaitAsync(Timeouts.Hang, TestContext.Current.CancellationToken);
        var ready = renderings.Count;
        await host.ReadAsync($"{path}/matrices/sample");
        await host.ReadAsync($"{path}/matrices/sample?view=overview");
        await host.ReadAsync($"{path}/matrices/sample?view=checklist");
        Assert.Equal(3, ready);
        Assert.Equal(ready, renderings.Count);
        var inForce = Assert.Single(host.Published.All).Latest;
        var content = Assert.IsType<VersionContent.Intact>(await host.Published.LoadAsync(inForce));
        Assert.True(content.Published.Index.IsSearchReady);
        await ahead.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task FirstPages_OfAnAnnouncedVersion_AreReadyWhenItComesIntoForce()
    {
        var clock = new FakeTimeProvider(TimeProvider.System.GetUtcNow());
        var renderings = new Renderings();
        await using var host = await renderings.StartAsync(clock);
        var moved = Given.Matrix() with { Title = "A new title" };
        await host.PublishAsync(moved, inForceFrom: clock.GetUtcNow().AddHours(2));
        var logged = new FirstMessage<FirstPages>(() => clock.Advance(TimeSpan.FromHours(2)), awaited: 2);
        using var ahead = PagesOf(host, logged);
        await ahead.StartAsync(TestContext.Current.CancellationToken);
        await logged.Arrived.WaitAsync(Timeouts.Hang, TestContext.Current.CancellationToken);
        Assert.Equal(6, renderings.Count);
        Assert.Contains("A new title", await host.ReadAsync("/matrices/sample"), StringComparison.Ordinal);
        Assert.Equal(6, renderings.Count);
        await ahead.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Page_RequestedAgain_IsCompressedAsSmallAsPossible()
    {
        var renderings = new Renderings();
        await using var host = await renderings.StartAsync();
        var cache = host.Services.GetRequiredService<PageCache>();
        var logged = new FirstMessage<PageRecompression>();
        using var recompression = new PageRecompression(cache, logged);
        var key = new PageKey("sample", 1, 1, 1, "route", 0, null, "");
        var body = System.Text.Encoding.UTF8.GetBytes(await host.ReadAsync("/matrices/sample"));
        var quick = new CachedPage(body, "text/html", quality: 5)
        {
            BestQuality = 11,
            DownloadName = "page.html",
            ContentSecurityPolicy = "default-src 'none'",
        };
        await cache.GetOrRenderAsync(key, () => Task.FromResult((quick, true)));
        recompression.Note(key, quick);
        await recompression.StartAsync(TestContext.Current.CancellationToken);
        await logged.Arrived.WaitAsync(Timeouts.Hang, TestContext.Current.CancellationToken);
        Assert.True(cache.TryGet(key, out var best));
        Assert.True(best.Size < quick.Size, $"{best.Size} of {quick.Size} bytes");
        Assert.EndsWith("-br11\"", best.For(PageEncoding.Brotli).Tag, StringComparison.Ordinal);
        Assert.Equal(quick.For(PageEncoding.Identity).Tag, best.For(PageEncoding.Identity).Tag);
        Assert.Equal(body, best.For(PageEncoding.Identity).Body);
        Assert.Equal(
            (quick.ContentType, quick.DownloadName, quick.ContentSecurityPolicy),
            (best.ContentType, best.DownloadName, best.ContentSecurityPolicy)
        );
        await recompression.StopAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The portal ends while pages wait: the one that is being compressed is finished, and no other is begun.</summary>
    [Fact]
    public async Task Pages_ThatWaitWhenThePortalEnds_StayAsTheyAre()
    {
        using var cache = new PageCache(Options.Create(new PortalOptions()));
        PageRecompression? recompression = null;
        var stopping = Task.CompletedTask;
        var log = new FirstMessage<PageRecompression>(() => stopping = recompression!.StopAsync(TestContext.Current.CancellationToken));
        using var own = recompression = new PageRecompression(cache, log);
        var pages = Enumerable
            .Range(1, 5)
            .Select(number =>
                (
                    Key: new PageKey("sample", 1, 1, 1, "route", number, null, ""),
                    Page: new CachedPage(
                        System.Text.Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat($"Page {number}. ", 500))),
                        "text/plain",
                        quality: 1
                    )
                    {
                        BestQuality = 11,
                    }
                )
            )
            .ToList();
        foreach (var (key, page) in pages)
        {
            await cache.GetOrRenderAsync(key, () => Task.FromResult((page, true)));
            recompression.Note(key, page);
        }

        await recompression.StartAsync(TestContext.Current.CancellationToken);
        await log.Arrived.WaitAsync(Timeouts.Hang, TestContext.Current.CancellationToken);
        await recompression.ExecuteTask!.WaitAsync(Timeouts.Hang, TestContext.Current.CancellationToken);
        await stopping;

        Assert.Equal(
            [false, true, true, true, true],
            pages.Select(page => cache.TryGet(page.Key, out var kept) && ReferenceEquals(kept, page.Page))
        );
    }

    [Fact]
    public void Page_RequestedAgain_IsRecordedOnce()
    {
        var page = new CachedPage("body"u8, "text/plain", quality: 5) { BestQuality = 11 };
        Assert.True(page.IsFirstWorthImproving());
        Assert.False(page.IsFirstWorthImproving());
        Assert.False(page.Improved().IsFirstWorthImproving());
        Assert.False(new CachedPage("body"u8, "text/plain", quality: 5).IsFirstWorthImproving());
    }

    /// <summary>Gzip finds repetitions within 32 KB only. So long tables can be many times as large as in Brotli.</summary>
    [Theory]
    [InlineData(11)]
    [InlineData(0)]
    public void Page_WhoseGzipNeedsMuchSpace_IsCompressedForAllReadersOnce(int bestQuality)
    {
        var page = new CachedPage(FarRepetitions(), "text/html", quality: 5) { BestQuality = bestQuality };
        Assert.NotSame(page.For(PageEncoding.Gzip).Body, page.For(PageEncoding.Gzip).Body);
        Assert.True(page.IsFirstWorthImproving());
        Assert.False(page.IsFirstWorthImproving());

        var improved = page.Improved();
        Assert.Same(improved.For(PageEncoding.Gzip).Body, improved.For(PageEncoding.Gzip).Body);
        Assert.Equal(page.For(PageEncoding.Gzip).Body, improved.For(PageEncoding.Gzip).Body);
        Assert.Equal(improved.For(PageEncoding.Gzip).Body.Length + improved.For(PageEncoding.Brotli).Body.Length, improved.Size);
        Assert.False(improved.IsFirstWorthImproving());
    }

    [Fact]
    public async Task Improve_OfAPageThatWasReplaced_ChangesNothing()
    {
        using var cache = new PageCache(Options.Create(new PortalOptions()));
        var key = new PageKey("sample", 1, 1, 1, "route", 0, null, "");
        var (kept, other) = (new CachedPage("new"u8, "text/plain", quality: 5), new CachedPage("old"u8, "text/plain", quality: 5));
        await cache.GetOrRenderAsync(key, () => Task.FromResult((kept, true)));
        cache.Improve(key, other, other.Improved());
        Assert.True(cache.TryGet(key, out var page));
        Assert.Same(kept, page);
    }

    [Fact]
    public async Task Cache_IsBoundedInMemory()
    {
        using var cache = new PageCache(Options.Create(new PortalOptions { PageCacheMegabytes = 1 }));
        var body = new byte[100_000];
        RandomNumberGenerator.Fill(body);
        var page = new CachedPage(body, "application/octet-stream", quality: 0);
        var keys = Enumerable.Range(1, 50).Select(number => new PageKey("sample", 1, 1, 1, "route", number, null, "")).ToList();
        foreach (var key in keys)
        {
            await cache.GetOrRenderAsync(key, () => Task.FromResult((page, true)));
        }

        var kept = keys.Count(key => cache.TryGet(key, out _));
        Assert.InRange(kept * page.Size, 0, 1024 * 1024);
    }

    [Fact]
    public async Task GetOrRender_AfterAFailure_RendersAgain()
    {
        using var cache = new PageCache(Options.Create(new PortalOptions()));
        var key = new PageKey("sample", 1, 1, 1, "route", 0, null, "");
        await Assert.ThrowsAsync<InvalidOperationException>(() => cache.GetOrRenderAsync(key, () => throw new InvalidOperationException()));
        var page = new CachedPage("body"u8, "text/plain", quality: 5);
        Assert.Same(page, await cache.GetOrRenderAsync(key, () => Task.FromResult((page, true))));
        Assert.Same(page, await cache.GetOrRenderAsync(key, () => throw new InvalidOperationException()));
    }

    private static byte[] FarRepetitions()
    {
        var block = System.Text.Encoding.UTF8.GetBytes(
            string.Concat(Enumerable.Range(0, 1_000).Select(number => Convert.ToHexString(SHA256.HashData(BitConverter.GetBytes(number)))))
        );
        return [.. Enumerable.Repeat(block, 10).SelectMany(bytes => bytes)];
    }

    private static FirstPages PagesOf(PortalHost host, ILogger<FirstPages> logger) =>
        new(
            host.Services.GetRequiredService<PublishedMatrices>(),
            host.Services.GetRequiredService<ReaderPages>(),
            host.Services.GetRequiredService<VersionChanges>(),
            host.Services.GetRequiredService<TimeProvider>(),
            host.Services.GetRequiredService<IHostApplicationLifetime>(),
            logger
        );

    /// <summary>Counts how often a document is rendered: each rendering reads the portal's assets once.</summary>
    private sealed class Renderings
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public Task<PortalHost> StartAsync(params (string Key, string Value)[] settings) => StartAsync(null, settings);

        public async Task<PortalHost> StartAsync(TimeProvider? clock, params (string Key, string Value)[] settings)
        {
            var host = PortalHost.Start(null, clock, Replace, [("Portal:Seed", "none"), .. settings]);
            await host.PublishAsync(Given.Matrix());
            return host;
        }

        private void Replace(IServiceCollection services) =>
            services.AddTransient(provider =>
            {
                Interlocked.Increment(ref _count);
                return new PortalAssets(provider.GetRequiredService<EndpointDataSource>(), provider.GetRequiredService<PortalUrls>());
            });
    }

    /// <summary>Completes with the first line that is logged, or with a later one.</summary>
    /// <param name="then">Is done with the first line.</param>
    /// <param name="awaited">The number of the line that completes it.</param>
    private sealed class FirstMessage<T>(Action? then = null, int awaited = 1) : ILogger<T>
    {
        private int _lines;
        private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Arrived => _arrived.Task;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(
            LogLevel logLevel,
            EventId eventId,
            TState state,
            Exception? exception,
            Func<TState, Exception?, string> formatter
        ) => Complete();

        private void Complete()
        {
            var line = Interlocked.Increment(ref _lines);
            if (line == awaited)
            {
                _arrived.SetResult();
            }

            if (line == 1)
            {
                then?.Invoke();
            }
        }
    }
}
