using Microsoft.Extensions.Time.Testing;
using ResponsibilityPortal.Web.Limits;

namespace ResponsibilityPortal.Tests.Web.Limits;

public sealed class SendingTimeTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void Token_WhenNothingArrives_EndsAfterTheGrace()
    {
        using var time = new SendingTime(_clock);
        _clock.Advance(SendingTime.Grace - TimeSpan.FromSeconds(1));
        Assert.False(time.Token.IsCancellationRequested);
        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.True(time.Token.IsCancellationRequested);
    }

    [Fact]
    public void Token_WhenBytesTrickleIn_EndsSoon()
    {
        using var time = new SendingTime(_clock);
        for (var second = 1; second <= 12 && !time.Token.IsCancellationRequested; second++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            time.Extend(second * 240);
        }

        Assert.True(time.Token.IsCancellationRequested);
    }

    [Fact]
    public void Token_WhenEnoughArrives_EndsAfterAMinuteAndNotBefore()
    {
        using var time = new SendingTime(_clock);
        for (var second = 1; second < 60; second++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            time.Extend(second * SendingTime.BytesPerSecondMin);
            Assert.False(time.Token.IsCancellationRequested);
        }

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(time.Token.IsCancellationRequested);
    }
}
