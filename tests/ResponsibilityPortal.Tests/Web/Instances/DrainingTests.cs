using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Store.Sharing;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Databases;
using ResponsibilityPortal.Web.Instances;
using ResponsibilityPortal.Web.Settings;

namespace ResponsibilityPortal.Tests.Web.Instances;

/// <summary>An instance that stops moves its open pages to another one first.</summary>
public sealed class DrainingTests : IAsyncLifetime
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(new PortalOptions().DrainSeconds);

    private readonly PostgresDatabase _database = PostgresForTests.MakeStore();
    private readonly PatientClock _clock = new(Draining.Notice);

    private PortalHost _portal = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _portal = PortalHost.Start(null, null, [("Portal:Seed", "none"), .. _database.Settings]);
        await _portal.PublishAsync(Given.Matrix());
    }

    public async ValueTask DisposeAsync()
    {
        await _portal.DisposeAsync();
        _database.Dispose();
    }

    [Fact]
    public async Task Instance_WithoutAnother_StopsAtOnce()
    {
        var draining = _portal.Services.GetRequiredService<Draining>();
        using var page = draining.Open(() => Assert.Fail("It has no other instance to move to."));
        await draining.DrainAsync(Cancellation);
        Assert.False(draining.IsDraining);
    }

    [Fact]
    public async Task Instance_WhoseDrainingIsOff_StopsAtOnce()
    {
        var draining = Make(new PortalOptions { DrainSeconds = 0 });
        await draining.DrainAsync(Cancellation);
        Assert.False(draining.IsDraining);
    }

    [Fact]
    public async Task Pages_AreAskedAfterTheNotice_AndTheInstanceStopsWhenTheyHaveMoved()
    {
        var draining = Make();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var page = draining.Open(asked.SetResult);
        var drained = draining.DrainAsync(Cancellation);
        await _clock.Waits.Task.WaitAsync(Timeouts.Hang, Cancellation);
        Assert.False(asked.Task.IsCompleted);

        _clock.Advance(Draining.Notice);
        await asked.Task.WaitAsync(Timeouts.Hang, Cancellation);
        page.Dispose();
        await PassTimeUntilAsync(drained);
    }

    [Fact]
    public async Task Page_ThatOpensLate_IsAskedToo()
    {
        var draining = Make();
        var drained = draining.DrainAsync(Cancellation);
        await PassTimeUntilAsync(drained);
        var isAsked = false;
        using var late = draining.Open(() => isAsked = true);
        Assert.True(isAsked);
    }

    [Fact]
    public async Task Instance_WhosePagesStay_StopsAfterTheTimeLimit()
    {
        var draining = Make();
        using var page = draining.Open(() => { });
        var start = _clock.GetTimestamp();
        await PassTimeUntilAsync(draining.DrainAsync(Cancellation));
        Assert.True(_clock.GetElapsedTime(start) >= Time);
    }

    [Fact]
    public async Task Instances_ThatAllStop_DoNotWaitForEachOther()
    {
        var draining = Make();
        using var page = draining.Open(() => { });
        var drained = draining.DrainAsync(Cancellation);
        await _clock.Waits.Task.WaitAsync(Timeouts.Hang, Cancellation);
        await _portal.Services.GetRequiredService<RunningInstances>().AnnounceStopAsync(Cancellation);
        _clock.Advance(Draining.Notice);
        await drained.WaitAsync(Timeouts.Hang, Cancellation);
    }

    [Fact]
    public async Task Instance_WithoutTheDatabase_StopsAtOnce()
    {
        _database.Dispose();
        var draining = Make();
        await draining.DrainAsync(Cancellation);
        Assert.False(draining.IsDraining);
    }

    [Fact]
    public async Task DrainingInstance_ServesReadersAndNoNewPagesOfTheAdminSide()
    {
        var another = new Lease("instance/another", Guid.NewGuid());
        await _portal.Services.GetRequiredService<Leases>().TryTakeAsync(another, TimeSpan.FromHours(1), Cancellation);
        Assert.Equal(HttpStatusCode.OK, (await _portal.GetAsync("/health/ready")).StatusCode);
        Assert.True(await _portal.Services.GetRequiredService<Draining>().BeginAsync(Cancellation));

        using var readiness = await _portal.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, readiness.StatusCode);
        using var body = JsonDocument.Parse(await readiness.Content.ReadAsStringAsync(Cancellation));
        Assert.Equal("stopping", body.RootElement.GetProperty("status").GetString());
        foreach (var address in new[] { "/health/live", "/", $"/matrices/{Given.Matrix().Slug}", "/account/sign-in" })
        {
            using var served = await _portal.GetAsync(address);
            Assert.True(served.StatusCode < HttpStatusCode.BadRequest, address);
        }

        foreach (var address in new[] { "/admin", "/admin/users", "/_blazor" })
        {
            using var refused = await _portal.GetAsync(address);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.StatusCode);
            Assert.Equal("2", Assert.Single(refused.Headers.GetValues("Retry-After")));
            Assert.Contains("about to stop", await refused.Content.ReadAsStringAsync(Cancellation), StringComparison.Ordinal);
        }
    }

    /// <summary>An instance on the same store, next to the portal, with a clock that is moved by hand.</summary>
    private Draining Make(PortalOptions? options = null) =>
        new(
            ActivatorUtilities.CreateInstance<RunningInstances>(_portal.Services),
            Options.Create(options ?? new PortalOptions()),
            _clock,
            NullLogger<Draining>.Instance
        );

    private async Task PassTimeUntilAsync(Task drained)
    {
        while (!drained.IsCompleted)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await drained;
    }
}
