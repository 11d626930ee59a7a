using System.Net;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Admin.Users;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Users;

public sealed class UserSessionsTests : IAsyncLifetime
{
    private PortalWithUsers _portal = null!;
    private Member _bob = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private UserSessions Sessions => _portal.Service<UserSessions>();

    public async ValueTask InitializeAsync()
    {
        _portal = await PortalWithUsers.StartAsync();
        _bob = await _portal.JoinAsync(Roles.Editor, "Bob");
    }

    [Fact]
    public async Task End_OneSession_LeavesTheOtherAndIsRecorded()
    {
        var (elsewhere, _) = await _portal.SignInAsync(_bob);
        var open = await Sessions.ListAsync(_portal.Admin.Actor, _bob.Id, Cancellation);
        Assert.Equal(2, open!.Count);
        Assert.Equal(elsewhere.NetworkAddress, open[0].From);
        Assert.IsType<UserOutcome.Done>(await Sessions.EndAsync(_portal.Admin.Actor, _bob.Id, open[0].Id, Cancellation));
        Assert.Equal(HttpStatusCode.Found, (await elsewhere.GetAsync("/account")).Status);
        Assert.Equal(HttpStatusCode.OK, (await _bob.Browser.GetAsync("/account")).Status);
        Assert.IsType<UserOutcome.Unchanged>(await Sessions.EndAsync(_portal.Admin.Actor, _bob.Id, open[0].Id, Cancellation));
        var ended = Assert.Single(await _portal.LogAsync(AuditStream.Access), entry => entry.Action == "session.ended");
        Assert.Equal(
            ("ended-by-administrator", _portal.Admin.Actor.Id, $"people/{_bob.Id}"),
            (PortalWithUsers.DataOf(ended).GetProperty("cause").GetString(), ended.ActorId, ended.Target)
        );
    }

    [Fact]
    public async Task End_AllSessions_ClosesOpenCircuitsAtOnce()
    {
        var open = (await Sessions.ListAsync(_portal.Admin.Actor, _bob.Id, Cancellation))!.Single();
        var closed = new TaskCompletionSource();
        using var socket = _portal
            .Service<OpenSockets>()
            .Open(new SignedIn(_bob.Id, open.Id, _bob.Name, _bob.Email, Roles.Editor), closed.SetResult);
        Assert.NotNull(socket);
        Assert.IsType<UserOutcome.Done>(await Sessions.EndAsync(_portal.Admin.Actor, _bob.Id, null, Cancellation));
        await closed.Task.WaitAsync(Timeouts.Hang, Cancellation);
        Assert.Equal(HttpStatusCode.Found, (await _bob.Browser.GetAsync("/account")).Status);
        Assert.Equal(HttpStatusCode.OK, (await _portal.Admin.Browser.GetAsync("/account")).Status);
        Assert.Empty((await Sessions.ListAsync(_portal.Admin.Actor, _bob.Id, Cancellation))!);
    }

    [Theory]
    [InlineData(Roles.None)]
    [InlineData(Roles.Editor | Roles.Approver)]
    [InlineData(Roles.Auditor)]
    public async Task OthersThanAdministrators_NeitherSeeNorEndSessions(Roles roles)
    {
        var eve = await _portal.JoinAsync(roles, "Eve");
        Assert.Null(await Sessions.ListAsync(eve.Actor, _bob.Id, Cancellation));
        Assert.Equal(new UserOutcome.NotDone(Refusal.NotAllowed), await Sessions.EndAsync(eve.Actor, _bob.Id, null, Cancellation));
        Assert.Equal(HttpStatusCode.OK, (await _bob.Browser.GetAsync("/account")).Status);
        Assert.Equal(2, (await _portal.ActionsAsync(AuditStream.Access)).Count(action => action == "access.refused"));
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();
}
