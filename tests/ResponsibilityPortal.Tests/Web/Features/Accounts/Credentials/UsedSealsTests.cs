using ResponsibilityPortal.Web.Features.Accounts.Credentials;

namespace ResponsibilityPortal.Tests.Web.Features.Accounts.Credentials;

public sealed class UsedSealsTests : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private readonly UsedSeals _used = new();

    [Fact]
    public void A_seal_is_taken_once()
    {
        Assert.True(_used.TryUse("one", Lifetime));
        Assert.False(_used.TryUse("one", Lifetime));
        Assert.True(_used.TryUse("other", Lifetime));
    }

    [Fact]
    public async Task Of_many_who_take_a_seal_at_once_one_gets_it()
    {
        var taken = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => _used.TryUse("one", Lifetime), TestContext.Current.CancellationToken)));
        Assert.Single(taken, isTaken => isTaken);
    }

    public void Dispose() => _used.Dispose();
}
