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

public sealed class SessionCookieTests(SessionCookieTests.PortalWithMatrix portal)
    : SharedPortalTest(portal),
        IClassFixture<SessionCookieTests.PortalWithMatrix>
{
    private const string Name = "__Host-portal";

    private Member _ada = null!;

    private Visitor Ada => _ada.Browser;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _ada = await JoinAsync(Roles.FirstAdministrator);
    }

    [Fact]
    public async Task Cookie_IsForThisHostOverHttpsOnlyAndHiddenFromScripts()
    {
        await StartOwnPortalForAdaAsync();
        var (_, answer) = await Portal.SignInAsync(_ada);
        var cookie = Assert.Single(answer.Cookies, cookie => cookie.StartsWith($"{Name}=", StringComparison.Ordinal));
        Assert.Equal(["httponly", "path=/", "samesite=lax", "secure"], AttributesOf(cookie));
    }

    [Fact]
    public async Task FormCookie_IsToo_AndNeverSentFromOtherSites()
    {
        var cookie = Assert.Single((await Portal.Stranger().GetAsync("/account/sign-in")).Cookies);
        Assert.StartsWith("__Host-portal-forms=", cookie, StringComparison.Ordinal);
        Assert.Equal(["httponly", "path=/", "samesite=strict", "secure"], AttributesOf(cookie));
    }

    [Fact]
    public async Task SignInPage_AfterTheSessionHasEnded_SaysSo()
    {
        await StartOwnPortalForAdaAsync();
        const string ended = AccountTexts.SessionEnded;
        Assert.DoesNotContain(ended, (await Portal.Stranger().GetAsync("/account/sign-in")).Body, StringComparison.Ordinal);
        Assert.DoesNotContain(ended, (await Ada.GetAsync("/account/sign-in")).Body, StringComparison.Ordinal);
        Portal.Clock.Advance(StoredSession.AbsoluteLimit);
        var page = await Ada.GetAsync("/account/sign-in?returnUrl=%2Fadmin");
        Assert.Contains(ended, page.Body, StringComparison.Ordinal);
        Assert.True(page.Page.QuerySelector("[data-kept-text]")!.HasAttribute("hidden"));
    }

    [Fact]
    public async Task Cookie_ContainsNothingAboutTheUser()
    {
        Assert.Equal(HttpStatusCode.OK, (await Ada.GetAsync("/account")).Status);
        var cookie = Ada.Cookies.Split("; ").Single(pair => pair.StartsWith($"{Name}=", StringComparison.Ordinal))[$"{Name}=".Length..];
        var options = Portal.Service<IOptionsMonitor<CookieAuthenticationOptions>>().Get(SessionCookie.Scheme);
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
        await Ada.GetAsync("/matrices/sample");
        var before = Portal.Host.Queries.Count;
        await Ada.GetAsync(address);
        Assert.Equal(before, Portal.Host.Queries.Count);
        await Ada.GetAsync("/account");
        Assert.True(Portal.Host.Queries.Count > before);
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
        await StartOwnPortalForAdaAsync();
        Portal.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal(HttpStatusCode.OK, (await Ada.GetAsync("/account")).Status);
        Portal.Clock.Advance(TimeSpan.FromMinutes(29));
        Assert.Equal(HttpStatusCode.OK, (await Ada.GetAsync("/account")).Status);
        Portal.Clock.Advance(TimeSpan.FromMinutes(30));
        Assert.Equal(HttpStatusCode.Found, (await Ada.Copy().GetAsync("/account")).Status);
        Assert.Equal(HttpStatusCode.Found, (await Ada.Copy().GetAsync("/account")).Status);
    }

    [Fact]
    public async Task Session_12HoursAfterTheSignIn_Ends()
    {
        await StartOwnPortalForAdaAsync();
        for (var minutes = 20; minutes < 12 * 60; minutes += 20)
        {
            Portal.Clock.Advance(TimeSpan.FromMinutes(20));
            Assert.Equal(HttpStatusCode.OK, (await Ada.GetAsync("/account")).Status);
        }

        Portal.Clock.Advance(TimeSpan.FromMinutes(20));
        Assert.Equal(HttpStatusCode.Found, (await Ada.GetAsync("/account")).Status);
    }

    [Fact]
    public async Task Session_SignedOut_EndsInAllBrowsers()
    {
        await StartOwnPortalForAdaAsync();
        var (other, _) = await Portal.SignInAsync(_ada);
        var stolen = Ada.Copy();
        var answer = await Ada.SignOutAsync(await Ada.GetAsync("/account"));
        Assert.Equal((HttpStatusCode.Found, "/account/sign-in"), (answer.Status, answer.Location));
        Assert.DoesNotContain($"{Name}=", Ada.Cookies, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Found, (await stolen.GetAsync("/account")).Status);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/account")).Status);
        var entry = (await LogAsync(AuditStream.Access))[^1];
        Assert.Equal(("session.ended", _ada.Actor.Id), (entry.Action, entry.ActorId));
    }

    [Fact]
    public async Task SignOut_OfAnEndedSession_AsksToSignInAgain()
    {
        await StartOwnPortalForAdaAsync();
        var page = await Ada.GetAsync("/account");
        Portal.Clock.Advance(TimeSpan.FromMinutes(30));
        var answer = await Ada.SignOutAsync(page);
        Assert.Equal((HttpStatusCode.Found, "/account/sign-in?ended=1"), (answer.Status, answer.Location));
    }

    [Fact]
    public async Task SignOut_FromAPageOlderThanARoleChange_Works()
    {
        var bob = await JoinAsync(Roles.Editor);
        var page = await bob.Browser.GetAsync("/account");
        await Portal.Register.ChangeAsync(
            new ChangeUser(bob.Id, new UserRights(Roles.Editor, null, false), new UserRights(Roles.Approver, null, false)),
            Portal.Admin.Change(),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(HttpStatusCode.Found, (await bob.Browser.SignOutAsync(page)).Status);
    }

    [Fact]
    public async Task SignOut_FromAnotherSite_IsRefused()
    {
        var page = await Ada.GetAsync("/account");
        Assert.Equal(HttpStatusCode.BadRequest, (await Ada.PostAsync("/account/sign-out", [])).Status);
        var stranger = Portal.Stranger();
        var theirs = (await stranger.GetAsync("/account/sign-in")).Form("password").Fields["__RequestVerificationToken"];
        Assert.Equal(
            HttpStatusCode.BadRequest,
            (await Ada.PostAsync("/account/sign-out", [new("__RequestVerificationToken", theirs)])).Status
        );
        var withoutCookie = Ada.Copy();
        withoutCookie.Forget("__Host-portal-forms");
        Assert.Equal(HttpStatusCode.BadRequest, (await withoutCookie.SignOutAsync(page)).Status);
        Assert.Equal(HttpStatusCode.OK, (await Ada.GetAsync("/account")).Status);
        Assert.DoesNotContain("session.ended", await ActionsAsync(AuditStream.Access));
    }

    private async Task StartOwnPortalForAdaAsync()
    {
        await StartOwnPortalAsync();
        _ada = Portal.Admin;
    }

    private static IEnumerable<string> AttributesOf(string cookie) =>
        cookie.Split(';').Skip(1).Select(attribute => attribute.Trim().ToLowerInvariant()).Order(StringComparer.Ordinal);

    /// <summary>
    /// A portal with the small test matrix, which is loaded: the portal loads new content ahead of its readers. Its clock stands still,
    /// so that nothing but requests of the test sends queries.
    /// </summary>
    public sealed class PortalWithMatrix : SharedPortal
    {
        internal override async Task<PortalWithUsers> StartAsync()
        {
            var portal = await PortalWithUsers.StartAsync();
            await portal.Host.PublishAsync(Given.Matrix());
            return portal;
        }
    }
}
