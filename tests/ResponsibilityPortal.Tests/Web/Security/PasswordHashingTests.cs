using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Tests.Web.Security;

public sealed class PasswordHashingTests : IDisposable
{
    private readonly PasswordHashing _hashing = new(
        new PasswordHasher<StoredUser>(Options.Create(new PasswordHasherOptions { IterationCount = 1_000 }))
    );

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task IsOf_MoreThanTheQueueHolds_RefusesThemAndAnswersTheRest()
    {
        var turns = await Task.WhenAll(Enumerable.Range(0, PasswordHashing.AtOnce).Select(_ => _hashing.TakeTurnAsync(Cancellation)));
        Assert.All(turns, Assert.NotNull);
        var waiting = Enumerable
            .Range(0, PasswordHashing.WaitingMaxCount)
            .Select(_ => _hashing.IsOfAsync(null, "password", Cancellation))
            .ToList();
        Assert.All(waiting, task => Assert.False(task.IsCompleted));
        Assert.Null(await _hashing.IsOfAsync(null, "password", Cancellation));
        Assert.Null(await _hashing.HashAsync("password", Cancellation));

        Assert.All(turns, turn => turn!.Dispose());
        Assert.All(await Task.WhenAll(waiting).WaitAsync(Timeouts.Hang, Cancellation), fits => Assert.False(fits));
        Assert.NotNull(await _hashing.HashAsync("password", Cancellation));
    }

    public void Dispose() => _hashing.Dispose();
}
