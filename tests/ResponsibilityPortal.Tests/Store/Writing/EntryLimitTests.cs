using Microsoft.Extensions.Time.Testing;
using ResponsibilityPortal.Store.Writing;

namespace ResponsibilityPortal.Tests.Store.Writing;

public sealed class EntryLimitTests
{
    private readonly FakeTimeProvider _clock = new();
    private readonly EntryLimit _limit;

    public EntryLimitTests() => _limit = new EntryLimit(_clock);

    [Fact]
    public void Allows_EqualRefusals_OnceAMinute()
    {
        Assert.True(_limit.Allows("a"));
        Assert.False(_limit.Allows("a"));
        Assert.True(_limit.Allows("b"));
        _clock.Advance(TimeSpan.FromSeconds(59));
        Assert.False(_limit.Allows("a"));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(_limit.Allows("a"));
        Assert.False(_limit.Allows("a"));
    }

    [Fact]
    public void Allows_AfterTheClockWasSetBack_AgainWithinAMinute()
    {
        Assert.True(_limit.Allows("a"));
        _clock.AdjustTime(_clock.GetUtcNow() - TimeSpan.FromDays(400));
        Assert.True(_limit.Allows("a"));
        Assert.False(_limit.Allows("a"));
    }
}
