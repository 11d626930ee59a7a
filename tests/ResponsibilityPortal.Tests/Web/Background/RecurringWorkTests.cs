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
    public async Task It_is_done_each_time_the_interval_has_passed()
    {
        Assert.Equal(0, await AfterAsync(TimeSpan.FromMinutes(59)));
        Assert.Equal(1, await AfterAsync(TimeSpan.FromMinutes(1)));
        Assert.Equal(2, await AfterAsync(TimeSpan.FromHours(1)));
    }

    [Fact]
    public async Task A_clock_that_is_put_forward_by_a_month_makes_it_due_once()
    {
        Assert.Equal(1, await AfterAsync(TimeSpan.FromDays(30)));
        Assert.Equal(2, await AfterAsync(TimeSpan.FromHours(1)));
    }

    [Fact]
    public async Task What_has_failed_is_tried_again()
    {
        _work.Fails = true;
        Assert.Equal(1, await AfterAsync(TimeSpan.FromHours(1)));
        _work.Fails = false;
        Assert.Equal(2, await AfterAsync(TimeSpan.FromHours(1)));
    }

    /// <summary>How often the work has been done by the time it waits again.</summary>
    private async Task<int> AfterAsync(TimeSpan time)
    {
        await _clock.Waiting.WaitAsync(Cancellation);
        var wasDone = _work.Times;
        _clock.Advance(time);
        if (_work.Times == wasDone)
        {
            // Nothing was due: the wait that there was goes on.
            _clock.Waiting.Release();
        }

        return _work.Times;
    }

    /// <summary>Goes on by hand, and tells when somebody has begun to wait for it. What is waited for is done before the hand is off.</summary>
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
