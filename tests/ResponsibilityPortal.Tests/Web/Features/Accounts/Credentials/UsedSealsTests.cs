using ResponsibilityPortal.Web.Features.Accounts.Credentials;

namespace ResponsibilityPortal.Tests.Web.Features.Accounts.Credentials;

public sealed class UsedSealsTests : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private readonly UsedSeals _used = new();

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Take_SameSealAgain_Fails()
    {
        Assert.True(await _used.TryUseAsync("one", Lifetime, Cancellation));
        Assert.False(await _used.TryUseAsync("one", Lifetime, Cancellation));
        Assert.True(await _used.TryUseAsync("other", Lifetime, Cancellation));
    }

    [Fact]
    public async Task Take_ByManyAtOnce_SucceedsOnce()
    {
        var taken = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(_ => Task.Run(() => _used.TryUseAsync("one", Lifetime, Cancellation), Cancellation))
        );
        Assert.Single(taken, isTaken => isTaken);
    }

    public void Dispose() => _used.Dispose();
}
