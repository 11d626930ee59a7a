using Microsoft.Extensions.Time.Testing;
using ResponsibilityPortal.Web.Limits;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>A clock that is moved by hand. It signals when the portal begins to wait for a certain time.</summary>
/// <param name="awaited">The time, which nothing else waits for.</param>
internal sealed class PatientClock(TimeSpan awaited) : FakeTimeProvider(TimeProvider.System.GetUtcNow())
{
    /// <summary>A clock that signals when the portal begins to wait for a file.</summary>
    public PatientClock()
        : this(TimeLimit) { }

    public static TimeSpan TimeLimit => SendingTime.Grace;

    public TaskCompletionSource Waits { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime == awaited)
        {
            Waits.TrySetResult();
        }

        return timer;
    }
}
