using System.Net;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Store.Sharing;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Accounts.Credentials;
using ResponsibilityPortal.Web.Features.Admin.Tokens;
using ResponsibilityPortal.Web.Features.Admin.Users;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Tests.Web.Instances;

/// <summary>What one instance ends, uses up or counts holds on the other.</summary>
public sealed class SharedSecurityTests : IAsyncLifetime
{
    private TwoInstances _both = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private PortalWithUsers First => _both.First;

    public async ValueTask InitializeAsync() => _both = await TwoInstances.StartAsync();

    public ValueTask DisposeAsync() => _both.DisposeAsync();

    [Fact]
    public async Task Session_EndedOnOneInstance_ClosesCircuitsOnTheOther()
    {
        var bob = await First.JoinAsync(Roles.Editor, "Bob");
        await _both.FollowAsync();
        var elsewhere = bob.Browser.Copy(_both.Second);
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.GetAsync("/account")).Status);
        var changed = new List<Guid>();
        _both.OfSecond<SessionChanges>().Changed += changed.Add;
        await First.Service<UserSessions>().EndAsync(First.Admin.Actor, bob.Id, null, Cancellation);
        Assert.Equal(HttpStatusCode.Redirect, (await elsewhere.GetAsync("/account")).Status);
        await _both.FollowAsync();
        Assert.Contains(bob.Id, changed);
    }

    [Fact]
    public async Task Rights_RevokedOnOneInstance_AreGoneOnTheOther()
    {
        var bob = await First.JoinAsync(Roles.FirstAdministrator, "Bob");
        var elsewhere = bob.Browser.Copy(_both.Second);
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.GetAsync("/admin/users")).Status);
        var outcome = await First.Register.ChangeAsync(
            new ChangeUser(bob.Id, new UserRights(Roles.FirstAdministrator, null, false), new UserRights(Roles.Editor, null, false)),
            First.Admin.Change(),
            Cancellation
        );
        Assert.True(outcome is UserOutcome.Done, outcome.ToString());
        Assert.Equal(HttpStatusCode.Forbidden, (await elsewhere.GetAsync("/admin/users")).Status);
    }

    [Fact]
    public async Task Token_RevokedOnOneInstance_IsRefusedByTheOther()
    {
        await First.Host.PublishAsync(Given.Matrix());
        await _both.FollowAsync();
        var token = await ApiClient.CreateAsync(First, ApiScopes.All);
        var program = new ApiClient(_both.Second, token.Token);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync(ApiClient.Draft)).Status);
        await First.Service<TokenRegister>().RevokeAsync(token.Token.Substring(4, 8), First.Admin.Change(), Cancellation);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync(ApiClient.Draft)).Status);
    }

    [Fact]
    public async Task Invitation_UsedOnOneInstance_IsInvalidOnTheOther()
    {
        var invited = await First.AddAsync(Roles.Editor, "Bob");
        var elsewhere = First.Stranger().Copy(_both.Second);
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.GetAsync($"/account/join?token={invited.Token}")).Status);
        await First.FollowAsync(invited.Token, "Bob", "bob@example.com");
        Assert.NotEqual(HttpStatusCode.OK, (await elsewhere.GetAsync($"/account/join?token={invited.Token}")).Status);
    }

    [Fact]
    public async Task Attempts_OnBothInstances_CountTogether()
    {
        SignInLimits[] limits = [First.Service<SignInLimits>(), _both.OfSecond<SignInLimits>()];
        Assert.Equal(5, await AllowedAsync(10, limit => limit.AllowAccountAsync("bob@example.com", Cancellation)));
        Assert.Equal(5, await AllowedAsync(10, limit => limit.AllowConfirmationAsync(Guid.Empty, Cancellation)));
        Assert.Equal(5, await AllowedAsync(10, limit => limit.AllowSetupAsync("192.0.2.1", Cancellation)));
        Assert.Equal(20, await AllowedAsync(40, limit => limit.AllowAddressAsync("192.0.2.1", Cancellation)));
        Assert.True(await limits[1].AllowAddressAsync("192.0.2.2", Cancellation));

        async Task<int> AllowedAsync(int attempts, Func<SignInLimits, Task<bool>> allow)
        {
            var allowed = await Task.WhenAll(Enumerable.Range(0, attempts).Select(attempt => allow(limits[attempt % 2])));
            return allowed.Count(isAllowed => isAllowed);
        }
    }

    [Fact]
    public async Task Attempts_AfterTheirTime_NoLongerCount()
    {
        var limits = _both.OfSecond<SharedLimits>();
        Assert.True(await limits.AllowAsync("key", 1, Timeouts.Hang, Cancellation));
        Assert.False(await limits.AllowAsync("key", 1, Timeouts.Hang, Cancellation));
        _both.Database.Do("""UPDATE "SharedLimits" SET "Times" = ARRAY[now() - interval '1 hour'], "Until" = now()""");
        Assert.True(await limits.AllowAsync("key", 1, Timeouts.Hang, Cancellation));
        _both.Database.Do("""UPDATE "SharedLimits" SET "Until" = now() - interval '1 second'""");
        await limits.RemoveExpiredAsync(Cancellation);
        Assert.Equal(0, _both.Database.Do("""DELETE FROM "SharedLimits" """));
    }

    [Fact]
    public async Task Form_UsedOnOneInstance_IsUsedOnTheOther()
    {
        var (one, other) = (First.Service<Seals>(), _both.OfSecond<Seals>());
        var closed = one.For("this", Timeouts.Hang).Close("content");
        var seal = other.For("this", Timeouts.Hang);
        Assert.True(await one.For("this", Timeouts.Hang).TryUseAsync("content", Cancellation));
        Assert.False(await seal.TryUseAsync(seal.Open(closed)!, Cancellation));
    }
}
