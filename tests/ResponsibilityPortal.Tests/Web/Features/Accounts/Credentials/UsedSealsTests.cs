using ResponsibilityPortal.Web.Features.Accounts.Credentials;

namespace ResponsibilityPortal.Tests.Web.Features.Accounts.Credentials;

public sealed class UsedSealsTests : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(15);

    private readonly UsedSeals _used = new();

    [Fact]
    public void Take_SameSealAgain_Fails()
    {
        Assert.True(_used.TryUse("one", Lifetime));
        Assert.False(_used.TryUse("one", Lifetime));
        Assert.True(_used.TryUse("other", Lifetime));
    }

    [Fact]
    public async Task Take_ByManyAtOnce_SucceedsOnce()
    {
        var taken = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(_ => Task.Run(() => _used.TryUse("one", Lifetime), TestContext.Current.CancellationToken))
        );
        Assert.Single(taken, isTaken => isTaken);
    }

    public void Dispose() => _used.Dispose();
}
