using System.Net;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Features.Accounts.Own;

public sealed class OwnSessionsTests : IAsyncLifetime
{
    private const string Firefox = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0";

    private PortalWithUsers _portal = null!;
    private Member _bob = null!;

    public async ValueTask InitializeAsync()
    {
        _portal = await PortalWithUsers.StartAsync();
        _bob = await _portal.JoinAsync(Roles.Editor, "Bob");
    }

    [Fact]
    public async Task AccountPage_ShowsEachSessionWithBrowserNetworkAndTime()
    {
        var elsewhere = await SignInWithFirefoxAsync();
        var page = await _bob.Browser.GetAsync("/account");
        page.Says(HttpStatusCode.OK, $"Firefox on Windows at {elsewhere.NetworkAddress}, with password and app, since");
        page.Says(HttpStatusCode.OK, $"Unknown browser at {_bob.Browser.NetworkAddress}, with password and app");
        Assert.Single(page.Page.QuerySelectorAll("strong"), element => element.TextContent == "this one");
    }

    [Fact]
    public async Task End_OneOfTwoOtherSessions_LeavesTheOther()
    {
        var (first, second) = (await SignInWithFirefoxAsync(), (await _portal.SignInAsync(_bob)).Browser);
        var page = await _bob.Browser.GetAsync("/account");
        var form = page
            .Page.QuerySelectorAll("form")
            .Single(form => form.TextContent.Contains("Firefox", StringComparison.Ordinal) && form.QuerySelector("button") is not null);
        await _bob.Browser.SubmitAsync(page, form.QuerySelector("input[name=_handler]")!.GetAttribute("value")!);
        Assert.Equal(HttpStatusCode.Found, (await first.GetAsync("/account")).Status);
        Assert.Equal(HttpStatusCode.OK, (await second.GetAsync("/account")).Status);
        var ended = Assert.Single(await _portal.LogAsync(AuditStream.Access), entry => entry.Action == "session.ended");
        Assert.Equal(("ended-by-user", _bob.Actor.Id), (PortalWithUsers.DataOf(ended).GetProperty("cause").GetString(), ended.ActorId));
    }

    [Fact]
    public async Task End_AllOthers_LeavesTheCurrentOne()
    {
        var others = new[] { await SignInWithFirefoxAsync(), (await _portal.SignInAsync(_bob)).Browser };
        var after = await _bob.Browser.SubmitAsync(await _bob.Browser.GetAsync("/account"), "end-others");
        after.Says(HttpStatusCode.OK, "this one");
        foreach (var other in others)
        {
            var refused = await other.GetAsync("/account");
            Assert.Equal(HttpStatusCode.Found, refused.Status);
            (await other.GetAsync(refused.Location!)).Says(HttpStatusCode.OK, AccountTexts.SessionEnded);
        }

        Assert.Equal(HttpStatusCode.OK, (await _portal.Admin.Browser.GetAsync("/account")).Status);
    }

    [Fact]
    public async Task AccountPage_ShowsTheLatestSignInsAndFailures()
    {
        await PortalWithUsers.EnterPasswordAsync(_portal.Stranger(), _bob.Email, "not the right password");
        await SignInWithFirefoxAsync();
        var page = await _bob.Browser.GetAsync("/account");
        var lines = page.Page.QuerySelectorAll(".sign-ins li").Select(line => line.TextContent.Trim()).ToList();
        Assert.Equal(3, lines.Count);
        Assert.Contains("Signed in with password and app, Firefox on Windows, from ", lines[0], StringComparison.Ordinal);
        Assert.Contains("Failed: wrong password", lines[1], StringComparison.Ordinal);
        Assert.Contains("Signed in with password and app", lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignInPage_ForAStranger_DoesNotSpeakOfAnEndedSession()
    {
        var refused = await _portal.Stranger().GetAsync("/account");
        Assert.DoesNotContain("ended", refused.Location, StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    private async Task<Visitor> SignInWithFirefoxAsync()
    {
        _portal.Clock.Advance(TimeSpan.FromSeconds(31));
        var browser = new Visitor(_portal.Host) { Always = [("User-Agent", Firefox)] };
        var step = await PortalWithUsers.EnterPasswordAsync(browser, _bob.Email, Member.Password);
        await PortalWithUsers.EnterCodeAsync(browser, step, _bob.CodeAt(_portal.Clock.GetUtcNow()));
        return browser;
    }
}
