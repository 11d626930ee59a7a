using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Time.Testing;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Stamping;
using ResponsibilityPortal.Tests.Web.Features.Readers.Verifying;
using ResponsibilityPortal.Web.Stamping;

namespace ResponsibilityPortal.Tests.Web.Stamping;

/// <summary>The newest version has its stamp before the first request for the report.</summary>
public sealed class StampsAheadTests : IAsyncLifetime
{
    private readonly TemporaryDirectory _data = new();
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TimeStampResponder _server = null!;

    /// <summary>The request that is for a file: the first one only shows how long stamps are.</summary>
    private int _fileAsked = 2;

    public async ValueTask InitializeAsync()
    {
        _server = await TimeStampResponder.StartAsync();
        _server.Respond = query =>
        {
            if (_server.Requests == _fileAsked)
            {
                _asked.TrySetResult();
            }

            return _server.Authority.AnswerAsync(query);
        };
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task Version_IsStamped_WhenItIsPublished()
    {
        await using var host = Start(_server.Settings);
        await host.PublishAsync(Given.Matrix());

        await AssertStampedAsync(host);
    }

    [Fact]
    public async Task Version_PublishedBeforeThereWasAServer_IsStampedAtTheStart()
    {
        await using (var before = Start([]))
        {
            await before.PublishAsync(Given.Matrix());
        }

        await using var host = Start(_server.Settings);

        await AssertStampedAsync(host);
    }

    [Fact]
    public async Task Version_WhoseStampFailed_IsStampedAfterAPauseWithoutARequest()
    {
        var clock = new PausingClock();
        _fileAsked = 3;
        _server.Status = StatusCodes.Status500InternalServerError;
        await using var host = PortalHost.Start(
            _data,
            clock,
            [("Portal:Seed", "none"), ("Portal:PublicUrl", VerifiedPortal.PublicUrl), .. _server.Settings]
        );
        await host.PublishAsync(Given.Matrix());
        await clock.Paused.WaitAsync(TestContext.Current.CancellationToken);
        _server.Status = StatusCodes.Status200OK;
        clock.Advance(TimeStamps.Pause);

        await AssertStampedAsync(host);
    }

    private async Task AssertStampedAsync(PortalHost host)
    {
        await _asked.Task.WaitAsync(TestContext.Current.CancellationToken);

        Assert.True((await host.VerifyAsync(await host.FileAsync())).TimeStamp!.IsKept);
        Assert.Equal(_fileAsked, _server.Requests);
    }

    private PortalHost Start((string, string)[] settings) =>
        PortalHost.Start(_data, null, [("Portal:Seed", "none"), ("Portal:PublicUrl", VerifiedPortal.PublicUrl), .. settings]);

    /// <summary>Signals when a wait for the end of the pause begins.</summary>
    private sealed class PausingClock() : FakeTimeProvider(System.GetUtcNow())
    {
        private readonly TaskCompletionSource _paused = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Paused => _paused.Task;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            if (dueTime == TimeStamps.Pause)
            {
                _paused.TrySetResult();
            }

            return timer;
        }
    }
}
