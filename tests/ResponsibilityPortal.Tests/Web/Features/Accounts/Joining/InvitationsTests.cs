using System.Net;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Accounts.Credentials;
using ResponsibilityPortal.Web.Features.Accounts.Joining;
using ResponsibilityPortal.Web.Features.Admin.Users;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Tests.Web.Features.Accounts.Joining;

public sealed class InvitationsTests : IAsyncLifetime
{
    private PortalWithUsers _portal = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _portal = await PortalWithUsers.StartAsync();

    [Fact]
    public async Task Join_WithALink_SetsASignInMethodAndSignsIn()
    {
        var invited = await _portal.AddAsync(Roles.Editor, "Bob");
        (await _portal.Stranger().GetAsync(AddressOf(invited))).Says(HttpStatusCode.OK, "Welcome, Bob");
        var bob = await _portal.FollowAsync(invited.Token, "Bob", "bob@example.com");
        Assert.Equal(10, bob.RecoveryCodes.Distinct().Count());
        Assert.Equal(HttpStatusCode.OK, (await bob.Browser.GetAsync("/admin")).Status);
        Assert.NotNull((await _portal.UserAsync(bob.Id)).JoinedAt);
        var entries = await _portal.LogAsync(AuditStream.Access);
        Assert.Equal(["credential.changed", "session.started"], entries.TakeLast(2).Select(entry => entry.Action));
        Assert.All(entries.TakeLast(2), entry => Assert.Equal(bob.Actor.Id, entry.ActorId));
    }

    [Fact]
    public async Task Link_WhenCreated_IsStoredAsAHashOnly()
    {
        var invited = await _portal.AddAsync(Roles.Editor, "Bob");
        await using var store = _portal.Host.OpenStore();
        Assert.Equal(OneTimeToken.HashOf(invited.Token), (await store.Invitations.SingleAsync(Cancellation)).TokenHash);
    }

    [Theory]
    [InlineData("")]
    [InlineData("?token=")]
    [InlineData("?token=wrong")]
    [InlineData("/")]
    [InlineData("/?token=wrong")]
    public async Task Join_WithoutAValidLink_IsRefused(string query) =>
        (await _portal.Stranger().GetAsync($"/account/join{query}")).Says(HttpStatusCode.Gone, "no longer works");

    [Fact]
    public async Task Join_WithAUsedLinkInAnOpenForm_IsRefused()
    {
        var invited = await _portal.AddAsync(Roles.Editor, "Bob");
        var eve = _portal.Stranger();
        var open = await eve.GetAsync(AddressOf(invited));
        var bob = await _portal.FollowAsync(invited.Token, "Bob", "bob@example.com");
        var late = await SubmitAsync(eve, open);
        late.Says(HttpStatusCode.Gone, "no longer works");
        Assert.Equal(HttpStatusCode.Gone, (await _portal.Stranger().GetAsync(AddressOf(invited))).Status);
        Assert.Equal(HttpStatusCode.Found, (await _portal.SignInAsync(bob)).Answer.Status);
    }

    [Fact]
    public async Task Join_ByManyAtOnce_SucceedsOnce()
    {
        var invited = await _portal.AddAsync(Roles.Editor, "Bob");
        var joined = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ =>
                    Task.Run(
                        () =>
                            _portal
                                .Service<Invitations>()
                                .JoinAsync(
                                    invited.Token,
                                    new Credential.PasswordAndApp(Member.Password, AuthenticatorApp.NewKey(), 1),
                                    new Client(null, null),
                                    Cancellation
                                ),
                        Cancellation
                    )
                )
        );
        Assert.Single(joined, outcome => outcome.Session is not null);
        Assert.Equal(7, joined.Count(outcome => outcome is (null, { Count: 0 })));
    }

    [Theory]
    [InlineData(Roles.Editor, "/admin")]
    [InlineData(Roles.None, "/account")]
    public async Task Join_LeadsOnToTheWorkThatTheRolesAllow(Roles roles, string next)
    {
        var invited = await _portal.AddAsync(roles, "Bob");
        var browser = _portal.Stranger();
        var ways = await browser.GetAsync($"/account/join?token={invited.Token}");
        var key = ways.Page.QuerySelector("#app-key")!.TextContent;
        var done = await browser.SubmitAsync(
            ways,
            "enrol-password",
            ("Password", Member.Password),
            ("Code", Member.Code(key, _portal.Clock.GetUtcNow()))
        );
        Assert.Equal(next, done.Page.QuerySelectorAll("a.button").Single(link => link.TextContent == "Continue").GetAttribute("href"));
    }

    [Fact]
    public async Task Join_ShowsRecoveryCodesThatCanBeDownloadedWithoutJavaScript()
    {
        var invited = await _portal.AddAsync(Roles.Editor, "Bob");
        var browser = _portal.Stranger();
        var ways = await browser.GetAsync($"/account/join?token={invited.Token}");
        var key = ways.Page.QuerySelector("#app-key")!.TextContent;
        var done = await browser.SubmitAsync(
            ways,
            "enrol-password",
            ("Password", Member.Password),
            ("Code", Member.Code(key, _portal.Clock.GetUtcNow()))
        );
        var file = done.Page.QuerySelector("a[download]")!.GetAttribute("href")!;
        Assert.StartsWith("data:text/plain", file, StringComparison.Ordinal);
        Assert.All(done.RecoveryCodes, code => Assert.Contains(code, Uri.UnescapeDataString(file), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Link_After72Hours_IsExpired()
    {
        var invited = await _portal.AddAsync(Roles.Editor, "Bob");
        _portal.Clock.Advance(TimeSpan.FromHours(72) - TimeSpan.FromSeconds(1));
        var browser = _portal.Stranger();
        var open = await browser.GetAsync(AddressOf(invited));
        Assert.Equal(HttpStatusCode.OK, open.Status);
        _portal.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Gone, (await SubmitAsync(browser, open)).Status);
        Assert.Null(await _portal.Service<Invitations>().FindAsync(invited.Token, Cancellation));
    }

    [Fact]
    public async Task Link_OfAnEndedAccount_IsInvalid()
    {
        var invited = await _portal.AddAsync(Roles.Editor, "Bob", _portal.Today);
        _portal.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(HttpStatusCode.Gone, (await _portal.Stranger().GetAsync(AddressOf(invited))).Status);
    }

    [Fact]
    public async Task Join_Again_ReplacesSignInMethodsAndEndsSessions()
    {
        var old = await _portal.JoinAsync(Roles.Editor, "Bob");
        var invited = Assert.IsType<UserOutcome.Invited>(await _portal.Register.InviteAsync(old.Id, _portal.Admin.Change(), Cancellation));
        Assert.Equal(HttpStatusCode.OK, (await old.Browser.GetAsync("/account")).Status);
        var bob = await _portal.FollowAsync(invited.Token, "Bob", old.Email);

        Assert.Equal(old.Id, bob.Id);
        Assert.Equal(HttpStatusCode.Found, (await old.Browser.GetAsync("/account")).Status);
        _portal.Clock.Advance(TimeSpan.FromSeconds(31));
        foreach (var code in new[] { old.CodeAt(_portal.Clock.GetUtcNow()), old.RecoveryCodes[0] })
        {
            var browser = _portal.Stranger();
            var step = await PortalWithUsers.EnterPasswordAsync(browser, old.Email, Member.Password);
            (await PortalWithUsers.EnterCodeAsync(browser, step, code)).Says(HttpStatusCode.OK, "That didn't work.");
        }

        Assert.Equal(HttpStatusCode.Found, (await _portal.SignInAsync(bob)).Answer.Status);
        (await bob.Browser.GetAsync("/account")).Says(HttpStatusCode.OK, "10 recovery codes left");
    }

    [Fact]
    public async Task Join_WithManyGuessedLinks_HasToWait()
    {
        var guesser = _portal.Stranger();
        for (var guess = 0; guess < 5; guess++)
        {
            Assert.Equal(HttpStatusCode.Gone, (await guesser.GetAsync($"/account/join?token=guess{guess}")).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await guesser.GetAsync("/account/join?token=guess5")).Status);
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    private static string AddressOf(UserOutcome.Invited invited) => $"/account/join?token={invited.Token}";

    private Task<Visit> SubmitAsync(Visitor browser, Visit page) =>
        browser.SubmitAsync(
            page,
            "enrol-password",
            ("Password", Member.Password),
            ("Code", Member.Code(page.Page.QuerySelector("#app-key")!.TextContent, _portal.Clock.GetUtcNow()))
        );
}
