using System.Net;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Store.Model;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Admin.Users;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Tests.Web.Security;

public sealed class SessionCookieTests : IAsyncLifetime
{
    private const string Name = "__Host-portal";

    private PortalWithUsers _portal = null!;

    private Visitor Ada => _portal.Admin.Browser;

    public async ValueTask InitializeAsync() => _portal = await PortalWithUsers.StartAsync();

    [Fact]
    public async Task Cookie_IsForThisHostOverHttpsOnlyAndHiddenFromScripts()
    {
        var (_, answer) = await _portal.SignInAsync(_portal.Admin);
        var cookie = Assert.Single(answer.Cookies, cookie => cookie.StartsWith($"{Name}=", StringComparison.Ordinal));
        Assert.Equal(["httponly", "path=/", "samesite=lax", "secure"], AttributesOf(cookie));
    }

    [Fact]
    public async Task FormCookie_IsToo_AndNeverSentFromOtherSites()
    {
        var cookie = Assert.Single((await _portal.Stranger().GetAsync("/account/sign-in")).Cookies);
        Assert.StartsWith("__Host-portal-forms=", cookie, StringComparison.Ordinal);
        Assert.Equal(["httponly", "path=/", "samesite=strict", "secure"], AttributesOf(cookie));
    }

    [Fact]
    public async Task SignInPage_AfterTheSessionHasEnded_SaysSo()
    {
        const string ended = AccountTexts.SessionEnded;
        Assert.DoesNotContain(ended, (await _portal.Stranger().GetAsync("/account/sign-in")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain(ended, (await Ada.GetAsync("/account/sign-in")).Body, StringComparison.Ordinal);
        _portal.Clock.Advance(StoredSession.AbsoluteLimit);
        var page = await Ada.GetAsync("/account/sign-in?returnUrl=%2Fadmin");
        Assert.Contains(ended, page.Body, StringComparison.Ordinal);
        Assert.True(page.Page.QuerySelector("[data-kept-text]")!.HasAttribute("hidden"));
    }

    [Fact]
    public async Task Cookie_ContainsNothingAboutTheUser()
    {
        Assert.Equal(HttpStatusCode.OK, (await Ada.GetAsync("/account")).Status);
        var cookie = Ada.Cookies.Split("; ").Single(pair => pair.StartsWith($"{Name}=", StringComparison.Ordinal))[$"{Name}=".Length..];
        var options = _portal.Service<IOptionsMonitor<CookieAuthenticationOptions>>().Get(SessionCookie.Scheme);
        var claim = Assert.Single(options.TicketDataFormat.Unprotect(cookie)!.Principal.Claims);
        Assert.Equal("session", claim.Type);
        Assert.True(Guid.TryParse(claim.Value, out _));
    }

    [Theory]
    [InlineData("/matrices/sample")]
    [InlineData("/matrices/sample/versions/1/export.json")]
    [InlineData("/portal.css")]
    [InlineData("/health/live")]
    [InlineData("/nothing/here")]
    public async Task Cookie_IsReadOnlyWhereAPolicyAsksForIt(string address)
    {
        await _portal.Host.PublishAsync(Given.Matrix());

        // The portal loads new content ahead of its readers. A caller that has the outcome knows that it is loaded.
        await Ada.GetAsync("/matrices/sample");
        var before = _portal.Host.Queries.Count;
        await Ada.GetAsync(address);
        Assert.Equal(before, _portal.Host.Queries.Count);
        await Ada.GetAsync("/account");
        Assert.True(_portal.Host.Queries.Count > before);
    }

    [Fact]
    public async Task Cookie_Altered_IsInvalid()
    {
        var eve = Ada.Copy();
        eve.Bend(Name, value => value[..40] + (value[40] == 'A' ? 'B' : 'A') + value[41..]);
        Assert.Equal(HttpStatusCode.Found, (await eve.GetAsync("/account")).Status);
        eve.Bend(Name, _ => "rubbish");
        Assert.Equal(HttpStatusCode.Found, (await eve.GetAsync("/account")).Status);
    }

    [Fact]
    public async Task Session_Idle30Minutes_Ends()
    {
        _portal.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal(HttpStatusCode.OK, (await Ada.GetAsync("/account")).Status);
        _portal.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal(HttpStatusCode.OK, (await Ada.GetAsync("/account")).Status);
        _portal.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(HttpStatusCode.Found, (await Ada.Copy().GetAsync("/account")).Status);
        Assert.Equal(HttpStatusCode.Found, (await Ada.Copy().GetAsync("/account")).Status);
    }

    [Fact]
    public async Task Session_12HoursAfterTheSignIn_Ends()
    {
        for (var minutes = 20; minutes < 12 * 60; minutes += 20)
        {
            _portal.Clock.Advance(TimeSpan.FromMinutes(20));
            Assert.Equal(HttpStatusCode.OK, (await Ada.GetAsync("/account")).Status);
        }

        _portal.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal(HttpStatusCode.Found, (await Ada.GetAsync("/account")).Status);
    }

    [Fact]
    public async Task Session_SignedOut_EndsInAllBrowsers()
    {
        var (other, _) = await _portal.SignInAsync(_portal.Admin);
        var stolen = Ada.Copy();
        var answer = await Ada.SignOutAsync(await Ada.GetAsync("/account"));
        Assert.Equal((HttpStatusCode.Found, "/account/sign-in"), (answer.Status, answer.Location));
        Assert.DoesNotContain($"{Name}=", Ada.Cookies, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await stolen.GetAsync("/account")).Status);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/account")).Status);
        var entry = (await _portal.LogAsync(AuditStream.Access))[^1];
        Assert.Equal(("session.ended", _portal.Admin.Actor.Id), (entry.Action, entry.ActorId));
    }

    [Fact]
    public async Task SignOut_OfAnEndedSession_AsksToSignInAgain()
    {
        var page = await Ada.GetAsync("/account");
        _portal.Clock.Advance(TimeSpan.FromMinutes(30));
        var answer = await Ada.SignOutAsync(page);
        Assert.Equal((HttpStatusCode.Found, "/account/sign-in?ended=1"), (answer.Status, answer.Location));
    }

    [Fact]
    public async Task SignOut_FromAPageOlderThanARoleChange_Works()
    {
        var bob = await _portal.JoinAsync(Roles.Editor, "Bob");
        var page = await bob.Browser.GetAsync("/account");
        await _portal.Register.ChangeAsync(
            new ChangeUser(bob.Id, new UserRights(Roles.Editor, null, false), new UserRights(Roles.Approver, null, false)),
            _portal.Admin.Change(),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.Found, (await bob.Browser.SignOutAsync(page)).Status);
    }

    [Fact]
    public async Task SignOut_FromAnotherSite_IsRefused()
    {
        var page = await Ada.GetAsync("/account");
        Assert.Equal(HttpStatusCode.BadRequest, (await Ada.PostAsync("/account/sign-out", [])).Status);
        var stranger = _portal.Stranger();
        var theirs = (await stranger.GetAsync("/account/sign-in")).Form("password").Fields["__RequestVerificationToken"];
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await Ada.PostAsync("/account/sign-out", [new("__RequestVerificationToken", theirs)])).Status
        );
        var withoutCookie = Ada.Copy();
        withoutCookie.Forget("__Host-portal-forms");
        Assert.Equal(HttpStatusCode.BadRequest, (await withoutCookie.SignOutAsync(page)).Status);
        Assert.Equal(HttpStatusCode.OK, (await Ada.GetAsync("/account")).Status);
        Assert.DoesNotContain("session.ended", await _portal.ActionsAsync(AuditStream.Access));
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    private static IEnumerable<string> AttributesOf(string cookie) =>
        cookie.Split(';').Skip(1).Select(attribute => attribute.Trim().ToLowerInvariant()).Order(StringComparer.Ordinal);
}
