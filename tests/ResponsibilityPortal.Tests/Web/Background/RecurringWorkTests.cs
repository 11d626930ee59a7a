using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using ResponsibilityPortal.Web.Background;

namespace ResponsibilityPortal.Tests.Web.Background;

public sealed class RecurringWorkTests : IAsyncLifetime
{
    private readonly Clock _clock = new();
    private Work _work = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _work = new Work(_clock);
        await _work.StartAsync(Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await _work.StopAsync(Cancellation);
        _work.Dispose();
    }

    [Fact]
    public async Task Work_AfterEachInterval_Runs()
    {
        Assert.Equal(0, await AfterAsync(TimeSpan.FromMinutes(59)));
        Assert.Equal(1, await AfterAsync(TimeSpan.FromMinutes(1)));
        Assert.Equal(2, await AfterAsync(TimeSpan.FromHours(1)));
    }

    [Fact]
    public async Task Work_ClockSetForwardByAMonth_RunsOnce()
    {
        Assert.Equal(1, await AfterAsync(TimeSpan.FromDays(30)));
        Assert.Equal(2, await AfterAsync(TimeSpan.FromHours(1)));
    }

    [Fact]
    public async Task Work_Failed_RunsAgain()
    {
        _work.Fails = true;
        Assert.Equal(1, await AfterAsync(TimeSpan.FromHours(1)));
        _work.Fails = false;
        Assert.Equal(2, await AfterAsync(TimeSpan.FromHours(1)));
    }

    /// <summary>Returns how often the work has run when it waits again.</summary>
    private async Task<int> AfterAsync(TimeSpan time)
    {
        await _clock.Waiting.WaitAsync(Cancellation);
        var wasDone = _work.Times;
        _clock.Advance(time);
        if (_work.Times == wasDone)
        {
            // Nothing was due, so the current wait continues.
            _clock.Waiting.Release();
        }

        return _work.Times;
    }

    /// <summary>
    /// A clock that is moved by hand, and signals when something waits for it. Work that is due runs before the call returns.
    /// </summary>
    private sealed class Clock : FakeTimeProvider
    {
        public SemaphoreSlim Waiting { get; } = new(0);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            Waiting.Release();
            return timer;
        }
    }

    private sealed class Work(TimeProvider clock) : RecurringWork(TimeSpan.FromHours(1), clock, NullLogger.Instance)
    {
        public int Times { get; private set; }

        public bool Fails { get; set; }

        protected override Task WorkAsync(CancellationToken cancellationToken)
        {
            Times++;
            return Fails ? throw new InvalidOperationException("It cannot be done.") : Task.CompletedTask;
        }
    }
}
