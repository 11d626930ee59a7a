using Microsoft.Extensions.Time.Testing;
using ResponsibilityPortal.Web.Limits;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>A clock that signals when the portal begins to wait for a file.</summary>
internal sealed class PatientClock : FakeTimeProvider
{
    public static TimeSpan TimeLimit => SendingTime.Grace;

    public TaskCompletionSource Waits { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = base.CreateTimer(callback, state, dueTime, period);
        if (dueTime == TimeLimit)
        {
            Waits.TrySetResult();
        }

        return timer;
    }
}
