using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Auditing;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Accounts.Credentials;
using ResponsibilityPortal.Web.Features.Accounts.Own;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Tests.Web.Features.Accounts.Own;

public sealed class OwnAccountTests : IAsyncLifetime
{
    private PeopledPortal _portal = null!;
    private Member _bob = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private OwnAccount Own => _portal.Service<OwnAccount>();

    public async ValueTask InitializeAsync()
    {
        _portal = await PeopledPortal.StartAsync();
        _bob = await _portal.JoinAsync(Roles.Editor, "Bob");
    }

    [Fact]
    public async Task The_page_says_who_one_is_and_how_one_signs_in()
    {
        var page = await _bob.Browser.GetAsync("/account");
        page.Says(HttpStatusCode.OK, "bob@example.com · roles: editor");
        page.Says(HttpStatusCode.OK, "10 recovery codes are left");
        Assert.Contains("no-store", page.CacheControl, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_last_way_in_cannot_be_removed()
    {
        var page = await _bob.Browser.GetAsync("/account");
        page.Says(HttpStatusCode.OK, "The only way in cannot be removed.");
        Assert.All(page.Page.QuerySelectorAll(".ways button").Where(button => button.TextContent.StartsWith("Remove", StringComparison.Ordinal)), button => Assert.True(button.HasAttribute("disabled")));

        (await _bob.Browser.SubmitAsync(page, "remove-password")).Says(HttpStatusCode.OK, "one way to sign in must remain");
        Assert.False(await Own.RemovePasswordAsync(await BobAsync(), Cancellation));
        Assert.Equal(HttpStatusCode.Found, (await _portal.SignInAsync(_bob)).Answer.Status);
        Assert.DoesNotContain("removed", await ChangesAsync());
    }

    [Fact]
    public async Task A_passkey_lets_the_password_go_and_then_remains()
    {
        Assert.Empty(await Own.AddAsync(await BobAsync(), Passkey(1), Cancellation) ?? ["could not be done"]);
        var page = await _bob.Browser.GetAsync("/account");
        page.Says(HttpStatusCode.OK, "Passkey “Key 1”");
        Assert.Equal("", (await _bob.Browser.SubmitAsync(page, "remove-password")).Problem);

        var own = (await Own.FindAsync(await BobAsync()))!;
        Assert.Equal((false, 0, true), (own.HasPassword, own.RecoveryCodes, own.IsLastWayIn));
        Assert.False(await Own.RemovePasskeyAsync(await BobAsync(), own.Passkeys.Single().Id, Cancellation));
        (await PeopledPortal.EnterPasswordAsync(_portal.Stranger(), _bob.Email, Member.Password)).Says(HttpStatusCode.OK, "That did not work.");
        Assert.Equal(["passkey added", "password and app removed"], (await ChangesAsync()).TakeLast(2));
    }

    [Fact]
    public async Task A_passkey_goes_while_another_way_remains()
    {
        await Own.AddAsync(await BobAsync(), Passkey(1), Cancellation);
        var page = await _bob.Browser.GetAsync("/account");
        var id = (await Own.FindAsync(await BobAsync()))!.Passkeys.Single().Id;
        await _bob.Browser.SubmitAsync(page, $"remove-{id}");
        Assert.Empty((await Own.FindAsync(await BobAsync()))!.Passkeys);
        Assert.Equal("passkey removed", (await ChangesAsync())[^1]);
    }

    [Fact]
    public async Task The_passkey_of_somebody_else_stays()
    {
        await Own.AddAsync(await BobAsync(), Passkey(1), Cancellation);
        await Own.AddAsync(await SignedInAsync(_portal.Admin), Passkey(2), Cancellation);
        Assert.False(await Own.RemovePasskeyAsync(await BobAsync(), (await Own.FindAsync(await SignedInAsync(_portal.Admin)))!.Passkeys.Single().Id, Cancellation));
        Assert.Single((await Own.FindAsync(await SignedInAsync(_portal.Admin)))!.Passkeys);
    }

    [Fact]
    public async Task There_are_ten_passkeys_at_most()
    {
        for (byte number = 1; number <= 10; number++)
        {
            Assert.NotNull(await Own.AddAsync(await BobAsync(), Passkey(number), Cancellation));
        }

        Assert.Null(await Own.AddAsync(await BobAsync(), Passkey(11), Cancellation));
        Assert.Equal(10, (await Own.FindAsync(await BobAsync()))!.Passkeys.Count);
    }

    [Fact]
    public async Task New_recovery_codes_take_the_place_of_the_old()
    {
        var renewed = await _bob.Browser.SubmitAsync(await _bob.Browser.GetAsync("/account"), "renew-codes");
        renewed.Says(HttpStatusCode.OK, "Keep these recovery codes");
        Assert.Equal(10, renewed.RecoveryCodes.Count);
        Assert.Empty(renewed.RecoveryCodes.Intersect(_bob.RecoveryCodes));

        var browser = _portal.Stranger();
        var step = await PeopledPortal.EnterPasswordAsync(browser, _bob.Email, Member.Password);
        (await PeopledPortal.EnterCodeAsync(browser, step, _bob.RecoveryCodes[0])).Says(HttpStatusCode.OK, "That did not work.");
        Assert.Equal(HttpStatusCode.Found, (await PeopledPortal.EnterCodeAsync(browser, step, renewed.RecoveryCodes[0])).Status);
        Assert.Contains("recovery codes replaced", await ChangesAsync());
    }

    [Fact]
    public async Task A_new_password_and_app_take_the_place_of_the_old_and_end_every_other_session()
    {
        var (elsewhere, _) = await _portal.SignInAsync(_bob);
        const string chosen = "others are as good";
        var page = await _bob.Browser.GetAsync("/account");
        var key = page.Page.QuerySelector("#app-key")!.TextContent;
        var done = await _bob.Browser.SubmitAsync(page, "enrol-password", ("Password", chosen), ("Code", Member.Code(key, _portal.Clock.GetUtcNow())));
        done.Says(HttpStatusCode.OK, "Keep these recovery codes");
        Assert.Equal(HttpStatusCode.Found, (await elsewhere.GetAsync("/account")).Status);
        Assert.Equal(HttpStatusCode.OK, (await _bob.Browser.GetAsync("/account")).Status);

        (await PeopledPortal.EnterPasswordAsync(_portal.Stranger(), _bob.Email, Member.Password)).Says(HttpStatusCode.OK, "That did not work.");
        _portal.Clock.Advance(TimeSpan.FromSeconds(31));
        var browser = _portal.Stranger();
        var step = await PeopledPortal.EnterPasswordAsync(browser, _bob.Email, chosen);
        (await PeopledPortal.EnterCodeAsync(browser.Copy(), step, _bob.CodeAt(_portal.Clock.GetUtcNow()))).Says(HttpStatusCode.OK, "That did not work.");
        Assert.Equal(HttpStatusCode.Found, (await PeopledPortal.EnterCodeAsync(browser, step, Member.Code(key, _portal.Clock.GetUtcNow()))).Status);
    }

    [Theory]
    [InlineData("mild pelica", "at least 12 characters")]
    [InlineData("mild pelican", "")]
    public async Task With_an_app_enrolled_12_characters_are_enough(string password, string problem)
    {
        var page = await _bob.Browser.GetAsync("/account");
        var key = page.Page.QuerySelector("#app-key")!.TextContent;
        var answer = await _bob.Browser.SubmitAsync(page, "enrol-password", ("Password", password), ("Code", Member.Code(key, _portal.Clock.GetUtcNow())));
        answer.Says(HttpStatusCode.OK, problem);
        Assert.Equal(problem.Length == 0, answer.RecoveryCodes.Count == 10);
    }

    [Fact]
    public async Task Whose_account_does_not_work_changes_nothing()
    {
        var bob = await BobAsync();
        await _portal.BendAsync(_bob.Id, person => person.SetDisabled(true, _portal.Clock.GetUtcNow()));
        Assert.Null(await Own.AddAsync(bob, Passkey(1), Cancellation));
        Assert.Null(await Own.RenewRecoveryCodesAsync(bob, Cancellation));
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    private Task<SignedIn> BobAsync() => SignedInAsync(_bob);

    private async Task<SignedIn> SignedInAsync(Member member)
    {
        await using var store = _portal.Host.OpenStore();
        var session = await store.Sessions.FirstAsync(session => session.PersonId == member.Id, Cancellation);
        return new SignedIn(member.Id, session.Id, member.Name, member.Email, Roles.None);
    }

    private async Task<List<string>> ChangesAsync() => [.. (await _portal.LogAsync(AuditStream.Access))
        .Where(entry => entry.Action == "credential.changed")
        .Select(PeopledPortal.DataOf)
        .Select(data => $"{data.GetProperty("credential").GetString()} {data.GetProperty("change").GetString()}")];

    private Credential.Passkey Passkey(byte number) => new(new UserPasskeyInfo(
        [number], [1, 2, 3], _portal.Clock.GetUtcNow(), 0, null, isUserVerified: true, isBackupEligible: false, isBackedUp: false, [4], [5]) { Name = $"Key {number}" });
}
