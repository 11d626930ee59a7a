using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Tests.Web.Security;

public sealed class OpenSocketsTests : IAsyncLifetime
{
    private PeopledPortal _portal = null!;

    private OpenSockets Sockets => _portal.Service<OpenSockets>();

    public ValueTask InitializeAsync()
    {
        _portal = PeopledPortal.StartDeserted();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public void A_person_has_ten_at_most_and_gets_a_place_back_for_each_that_closes()
    {
        var bob = Somebody();
        var open = Enumerable.Range(0, OpenSockets.PerPerson).Select(_ => Sockets.Open(bob, () => { })).ToList();
        Assert.All(open, Assert.NotNull);
        Assert.Null(Sockets.Open(bob, () => { }));
        open[0]!.Dispose();
        Assert.NotNull(Sockets.Open(bob, () => { }));
        Assert.Equal(OpenSockets.PerPerson, Sockets.Count);
    }

    [Fact]
    public void All_together_have_five_hundred_at_most()
    {
        for (var number = 0; number < OpenSockets.InTotal; number++)
        {
            Assert.NotNull(Sockets.Open(Somebody(), () => { }));
        }

        Assert.Null(Sockets.Open(Somebody(), () => { }));
    }

    [Fact]
    public async Task Of_many_that_open_at_once_no_more_than_ten_do()
    {
        var bob = Somebody();
        var open = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => Sockets.Open(bob, () => { }), TestContext.Current.CancellationToken)));
        Assert.Equal(OpenSockets.PerPerson, open.Count(socket => socket is not null));
    }

    [Fact]
    public async Task A_socket_whose_session_is_over_is_closed_when_something_changes()
    {
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var bob = Somebody();
        Sockets.Open(bob, closed.SetResult);
        Sockets.Open(Somebody(), () => closed.SetException(new InvalidOperationException("That was somebody else.")));
        _portal.Service<SessionChanges>().Tell(bob.PersonId);
        await closed.Task.WaitAsync(Timeouts.Hang, TestContext.Current.CancellationToken);
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    private static SignedIn Somebody() => new(Guid.NewGuid(), Guid.NewGuid(), "Somebody", "somebody@example.com", Roles.None);
}
