using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging.Abstractions;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Admin.Users;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Tests.Web.Security;

public sealed class CircuitSessionTests : IAsyncLifetime
{
    private PortalWithUsers _portal = null!;
    private Member _bob = null!;
    private CircuitSession _circuit = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _portal = await PortalWithUsers.StartAsync();
        _bob = await _portal.JoinAsync(Roles.Editor, "Bob");
        await using var store = _portal.Host.OpenStore();
        var session = await store.Sessions.SingleAsync(session => session.UserId == _bob.Id, Cancellation);
        var who = await _portal.Service<Sessions>().FindAsync(session.Id, isActivity: false, Cancellation);
        _circuit = new CircuitSession(NullLoggerFactory.Instance, _portal.Service<Sessions>(), _portal.Service<SessionChanges>());
        _circuit.SetAuthenticationState(Task.FromResult(new AuthenticationState(who!.ToPrincipal())));
    }

    [Fact]
    public async Task State_AfterARoleChange_FollowsAtOnce()
    {
        var changed = NextStateAsync();
        await ChangeAsync(new UserRights(Roles.Approver, null, false));
        Assert.Equal(Roles.Approver, SignedIn.From((await changed).User)!.Roles);
    }

    [Fact]
    public async Task State_AfterTheUserWasDisabled_IsSignedOutAtOnce()
    {
        var changed = NextStateAsync();
        await ChangeAsync(new UserRights(Roles.Editor, null, true));
        Assert.False((await changed).User.Identity!.IsAuthenticated);
    }

    [Fact]
    public async Task State_AfterASignOutInAnotherTab_IsSignedOut()
    {
        var changed = NextStateAsync();
        await _bob.Browser.SignOutAsync(await _bob.Browser.GetAsync("/account"));
        Assert.Null(SignedIn.From((await changed).User));
    }

    public ValueTask DisposeAsync()
    {
        ((IDisposable)_circuit).Dispose();
        return _portal.DisposeAsync();
    }

    private Task ChangeAsync(UserRights wanted) =>
        _portal.Register.ChangeAsync(
            new ChangeUser(_bob.Id, new UserRights(Roles.Editor, null, false), wanted),
            _portal.Admin.Change(),
            Cancellation
        );

    private async Task<AuthenticationState> NextStateAsync()
    {
        var next = new TaskCompletionSource<Task<AuthenticationState>>(TaskCreationOptions.RunContinuationsAsynchronously);
        _circuit.AuthenticationStateChanged += state => next.TrySetResult(state);
        return await (await next.Task.WaitAsync(Timeouts.Hang, Cancellation));
    }
}
