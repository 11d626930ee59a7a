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

public sealed class InvitationsTests(SharedPortal shared) : SharedPortalTest(shared), IClassFixture<SharedPortal>
{

    [Fact]
    public async Task Join_WithALink_SetsASignInMethodAndSignsIn()
    {
        var name = NewName();
        var invited = await Portal.AddAsync(Roles.Editor, name);
        (await Portal.Stranger().GetAsync(AddressOf(invited))).Says(HttpStatusCode.OK, $"Welcome, {name}");
        var bob = await Portal.FollowAsync(invited.Token, name, PortalWithUsers.EmailOf(name));
        Assert.Equal(10, bob.RecoveryCodes.Distinct().Count());
        Assert.Equal(HttpStatusCode.OK, (await bob.Browser.GetAsync("/admin")).Status);
        Assert.NotNull((await Portal.UserAsync(bob.Id)).JoinedAt);
        var entries = await LogAsync(AuditStream.Access);
        Assert.Equal(["credential.changed", "session.started"], entries.TakeLast(2).Select(entry => entry.Action));
        Assert.All(entries.TakeLast(2), entry => Assert.Equal(bob.Actor.Id, entry.ActorId));
    }

    [Fact]
    public async Task Link_WhenCreated_IsStoredAsAHashOnly()
    {
        var invited = await Portal.AddAsync(Roles.Editor, NewName());
        await using var store = Portal.Host.OpenStore();
        Assert.Equal(
            OneTimeToken.HashOf(invited.Token),
            (await store.Invitations.SingleAsync(invitation => invitation.UserId == invited.UserId, Cancellation)).TokenHash
        );
    }

    [Theory]
    [InlineData("")]
    [InlineData("?token=")]
    [InlineData("?token=wrong")]
    [InlineData("/")]
    [InlineData("/?token=wrong")]
    public async Task Join_WithoutAValidLink_IsRefused(string query) =>
        (await Portal.Stranger().GetAsync($"/account/join{query}")).Says(HttpStatusCode.Gone, "no longer works");

    [Fact]
    public async Task Join_WithAUsedLinkInAnOpenForm_IsRefused()
    {
        var name = NewName();
        var invited = await Portal.AddAsync(Roles.Editor, name);
        var eve = Portal.Stranger();
        var open = await eve.GetAsync(AddressOf(invited));
        var bob = await Portal.FollowAsync(invited.Token, name, PortalWithUsers.EmailOf(name));
        var late = await SubmitAsync(eve, open);
        late.Says(HttpStatusCode.Gone, "no longer works");
        Assert.Equal(HttpStatusCode.Gone, (await Portal.Stranger().GetAsync(AddressOf(invited))).Status);
        Assert.Equal(HttpStatusCode.Found, (await Portal.SignInAsync(bob)).Answer.Status);
    }

    [Fact]
    public async Task Join_ByManyAtOnce_SucceedsOnce()
    {
        var invited = await Portal.AddAsync(Roles.Editor, NewName());
        var joined = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ =>
                    Task.Run(
                        () =>
                            Portal
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
        var invited = await Portal.AddAsync(roles, NewName());
        var browser = Portal.Stranger();
        var ways = await browser.GetAsync($"/account/join?token={invited.Token}");
        var key = ways.Page.QuerySelector("#app-key")!.TextContent;
        var done = await browser.SubmitAsync(
            ways,
            "enrol-password",
            ("Password", Member.Password),
            ("Code", Member.Code(key, Portal.Clock.GetUtcNow()))
        );
        Assert.Equal(next, done.Page.QuerySelectorAll("a.button").Single(link => link.TextContent == "Continue").GetAttribute("href"));
    }

    [Fact]
    public async Task Join_ShowsRecoveryCodesThatCanBeDownloadedWithoutJavaScript()
    {
        var invited = await Portal.AddAsync(Roles.Editor, NewName());
        var browser = Portal.Stranger();
        var ways = await browser.GetAsync($"/account/join?token={invited.Token}");
        var key = ways.Page.QuerySelector("#app-key")!.TextContent;
        var done = await browser.SubmitAsync(
            ways,
            "enrol-password",
            ("Password", Member.Password),
            ("Code", Member.Code(key, Portal.Clock.GetUtcNow()))
        );
        var file = done.Page.QuerySelector("a[download]")!.GetAttribute("href")!;
        Assert.StartsWith("data:text/plain", file, StringComparison.Ordinal);
        Assert.All(done.RecoveryCodes, code => Assert.Contains(code, Uri.UnescapeDataString(file), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Link_After72Hours_IsExpired()
    {
        await StartOwnPortalAsync();
        var invited = await Portal.AddAsync(Roles.Editor, NewName());
        Portal.Clock.Advance(TimeSpan.FromHours(72) - TimeSpan.FromSeconds(1));
        var browser = Portal.Stranger();
        var open = await browser.GetAsync(AddressOf(invited));
        Assert.Equal(HttpStatusCode.OK, open.Status);
        Portal.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.Gone, (await SubmitAsync(browser, open)).Status);
        Assert.Null(await Portal.Service<Invitations>().FindAsync(invited.Token, Cancellation));
    }

    [Fact]
    public async Task Link_OfAnEndedAccount_IsInvalid()
    {
        await StartOwnPortalAsync();
        var invited = await Portal.AddAsync(Roles.Editor, NewName(), Portal.Today);
        Portal.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(HttpStatusCode.Gone, (await Portal.Stranger().GetAsync(AddressOf(invited))).Status);
    }

    [Fact]
    public async Task Join_Again_ReplacesSignInMethodsAndEndsSessions()
    {
        var old = await JoinAsync(Roles.Editor);
        var invited = Assert.IsType<UserOutcome.Invited>(await Portal.Register.InviteAsync(old.Id, Portal.Admin.Change(), Cancellation));
        Assert.Equal(HttpStatusCode.OK, (await old.Browser.GetAsync("/account")).Status);
        var bob = await Portal.FollowAsync(invited.Token, old.Name, old.Email);

        Assert.Equal(old.Id, bob.Id);
        Assert.Equal(HttpStatusCode.Found, (await old.Browser.GetAsync("/account")).Status);
        Portal.Clock.Advance(TimeSpan.FromSeconds(31));
        foreach (var code in new[] { old.CodeAt(Portal.Clock.GetUtcNow()), old.RecoveryCodes[0] })
        {
            var browser = Portal.Stranger();
            var step = await PortalWithUsers.EnterPasswordAsync(browser, old.Email, Member.Password);
            (await PortalWithUsers.EnterCodeAsync(browser, step, code)).Says(HttpStatusCode.OK, "That didn't work.");
        }

        Assert.Equal(HttpStatusCode.Found, (await Portal.SignInAsync(bob)).Answer.Status);
        (await bob.Browser.GetAsync("/account")).Says(HttpStatusCode.OK, "10 recovery codes left");
    }

    [Fact]
    public async Task Join_WithManyGuessedLinks_HasToWait()
    {
        var guesser = Portal.Stranger();
        for (var guess = 0; guess < 5; guess++)
        {
            Assert.Equal(HttpStatusCode.Gone, (await guesser.GetAsync($"/account/join?token=guess{guess}")).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await guesser.GetAsync("/account/join?token=guess5")).Status);
    }

    private static string AddressOf(UserOutcome.Invited invited) => $"/account/join?token={invited.Token}";

    private Task<Visit> SubmitAsync(Visitor browser, Visit page) =>
        browser.SubmitAsync(
            page,
            "enrol-password",
            ("Password", Member.Password),
            ("Code", Member.Code(page.Page.QuerySelector("#app-key")!.TextContent, Portal.Clock.GetUtcNow()))
        );
}
