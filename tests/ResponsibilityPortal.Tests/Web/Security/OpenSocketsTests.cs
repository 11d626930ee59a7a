using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Tests.Web.Security;

public sealed class OpenSocketsTests : IAsyncLifetime
{
    private PortalWithUsers _portal = null!;

    private OpenSockets Sockets => _portal.Service<OpenSockets>();

    public ValueTask InitializeAsync()
    {
        _portal = PortalWithUsers.StartDeserted();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void Open_MoreThanTenOfOneUser_IsRefusedUntilOneCloses()
    {
        var bob = AnyUser();
        var open = Enumerable.Range(0, OpenSockets.PerUser).Select(_ => Sockets.Open(bob, () => { })).ToList();
        Assert.All(open, Assert.NotNull);
        Assert.Null(Sockets.Open(bob, () => { }));
        open[0]!.Dispose();
        Assert.NotNull(Sockets.Open(bob, () => { }));
        Assert.Equal(OpenSockets.PerUser, Sockets.Count);
    }

    [Fact]
    public void Open_MoreThanFiveHundredInTotal_IsRefused()
    {
        for (var number = 0; number < OpenSockets.InTotal; number++)
        {
            Assert.NotNull(Sockets.Open(AnyUser(), () => { }));
        }

        Assert.Null(Sockets.Open(AnyUser(), () => { }));
    }

    [Fact]
    public async Task Open_ManyAtOnce_AllowsTen()
    {
        var bob = AnyUser();
        var open = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(_ => Task.Run(() => Sockets.Open(bob, () => { }), TestContext.Current.CancellationToken))
        );
        Assert.Equal(OpenSockets.PerUser, open.Count(socket => socket is not null));
    }

    [Fact]
    public async Task Socket_OfAnEndedSession_IsClosedAtTheNextChange()
    {
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var bob = AnyUser();
        Sockets.Open(bob, closed.SetResult);
        Sockets.Open(AnyUser(), () => closed.SetException(new InvalidOperationException("The wrong socket was closed.")));
        _portal.Service<SessionChanges>().Raise(bob.UserId);
        await closed.Task.WaitAsync(Timeouts.Hang, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    private static SignedIn AnyUser() => new(Guid.NewGuid(), Guid.NewGuid(), "Somebody", "somebody@example.com", Roles.None);
}
