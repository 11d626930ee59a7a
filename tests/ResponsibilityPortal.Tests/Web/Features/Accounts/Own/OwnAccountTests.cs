using System.Net;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Accounts.Credentials;
using ResponsibilityPortal.Web.Features.Accounts.Own;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Tests.Web.Features.Accounts.Own;

public sealed class OwnAccountTests(SharedPortal shared) : SharedPortalTest(shared), IClassFixture<SharedPortal>
{
    private Member _bob = null!;

    private OwnAccount Own => Portal.Service<OwnAccount>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _bob = await JoinAsync(Roles.Editor);
    }

    [Fact]
    public async Task Page_OfAUser_NamesThemAndTheirSignInMethods()
    {
        var page = await _bob.Browser.GetAsync("/account");
        page.Says(HttpStatusCode.OK, $"{_bob.Email} · roles: editor");
        page.Says(HttpStatusCode.OK, "10 recovery codes left");
        Assert.Contains("no-store", page.CacheControl, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Remove_LastSignInMethod_IsRefused()
    {
        var page = await _bob.Browser.GetAsync("/account");
        page.Says(HttpStatusCode.OK, "You can't remove your only sign-in method.");
        Assert.All(
            page.Page.QuerySelectorAll(".ways button").Where(button => button.TextContent.StartsWith("Remove", StringComparison.Ordinal)),
            button => Assert.True(button.HasAttribute("disabled"))
        );

        (await _bob.Browser.SubmitAsync(page, "remove-password")).Says(HttpStatusCode.OK, "You need at least one sign-in method");
        Assert.IsType<OwnOutcome.Refused>(await Own.RemovePasswordAsync(await BobAsync(), Cancellation));
        Assert.Equal(HttpStatusCode.Found, (await Portal.SignInAsync(_bob)).Answer.Status);
        Assert.DoesNotContain(await ChangesAsync(), change => change.Contains("removed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Remove_PasswordNextToAPasskey_KeepsThePasskey()
    {
        Assert.Empty(Assert.IsType<OwnOutcome.Done>(await Own.AddAsync(await BobAsync(), Passkey(1), Cancellation)).RecoveryCodes);
        var page = await _bob.Browser.GetAsync("/account");
        page.Says(HttpStatusCode.OK, "Passkey “Key 1”");
        Assert.Equal("", (await _bob.Browser.SubmitAsync(page, "remove-password")).Problem);

        var own = (await Own.FindAsync(await BobAsync()))!;
        Assert.Equal((false, 0, true), (own.HasPassword, own.RecoveryCodes, own.IsLastWayIn));
        Assert.IsType<OwnOutcome.Refused>(await Own.RemovePasskeyAsync(await BobAsync(), own.Passkeys.Single().Id, Cancellation));
        (await PortalWithUsers.EnterPasswordAsync(Portal.Stranger(), _bob.Email, Member.Password)).Says(
            HttpStatusCode.OK,
            "That didn't work."
        );
        Assert.Equal(["passkey added", "password and app removed"], (await ChangesAsync()).TakeLast(2));
    }

    [Fact]
    public async Task Remove_PasskeyNextToAnotherMethod_Succeeds()
    {
        await Own.AddAsync(await BobAsync(), Passkey(1), Cancellation);
        var page = await _bob.Browser.GetAsync("/account");
        var id = (await Own.FindAsync(await BobAsync()))!.Passkeys.Single().Id;
        await _bob.Browser.SubmitAsync(page, $"remove-{id}");
        Assert.Empty((await Own.FindAsync(await BobAsync()))!.Passkeys);
        Assert.Equal("passkey removed", (await ChangesAsync())[^1]);
    }

    [Fact]
    public async Task Remove_PasskeyOfAnotherUser_ChangesNothing()
    {
        var eve = await JoinAsync(Roles.Editor);
        await Own.AddAsync(await BobAsync(), Passkey(1), Cancellation);
        await Own.AddAsync(await SignedInAsync(eve), Passkey(2), Cancellation);
        Assert.IsType<OwnOutcome.Refused>(
            await Own.RemovePasskeyAsync(
                await BobAsync(),
                (await Own.FindAsync(await SignedInAsync(eve)))!.Passkeys.Single().Id,
                Cancellation
            )
        );
        Assert.Single((await Own.FindAsync(await SignedInAsync(eve)))!.Passkeys);
    }

    [Fact]
    public async Task Add_MoreThanTenPasskeys_IsRefused()
    {
        for (byte number = 1; number <= 10; number++)
        {
            Assert.IsType<OwnOutcome.Done>(await Own.AddAsync(await BobAsync(), Passkey(number), Cancellation));
        }

        Assert.IsType<OwnOutcome.Refused>(await Own.AddAsync(await BobAsync(), Passkey(11), Cancellation));
        Assert.Equal(10, (await Own.FindAsync(await BobAsync()))!.Passkeys.Count);
    }

    [Fact]
    public async Task RecoveryCodes_WhenRegenerated_ReplaceTheOldOnes()
    {
        var renewed = await _bob.Browser.SubmitAsync(await _bob.Browser.GetAsync("/account"), "renew-codes");
        renewed.Says(HttpStatusCode.OK, AccountTexts.RecoveryCodesHeading);
        Assert.Equal(10, renewed.RecoveryCodes.Count);
        Assert.Empty(renewed.RecoveryCodes.Intersect(_bob.RecoveryCodes));

        var browser = Portal.Stranger();
        var step = await PortalWithUsers.EnterPasswordAsync(browser, _bob.Email, Member.Password);
        (await PortalWithUsers.EnterCodeAsync(browser, step, _bob.RecoveryCodes[0])).Says(HttpStatusCode.OK, "That didn't work.");
        Assert.Equal(HttpStatusCode.Found, (await PortalWithUsers.EnterCodeAsync(browser, step, renewed.RecoveryCodes[0])).Status);
        Assert.Contains("recovery codes replaced", await ChangesAsync());
    }

    [Fact]
    public async Task PasswordAndApp_WhenReplaced_EndOtherSessions()
    {
        var (elsewhere, _) = await Portal.SignInAsync(_bob);
        const string chosen = "others are as good";
        var page = await _bob.Browser.GetAsync("/account");
        var key = page.Page.QuerySelector("#app-key")!.TextContent;
        var done = await _bob.Browser.SubmitAsync(
            page,
            "enrol-password",
            ("Password", chosen),
            ("Code", Member.Code(key, Portal.Clock.GetUtcNow()))
        );
        done.Says(HttpStatusCode.OK, AccountTexts.RecoveryCodesHeading);
        Assert.Equal(HttpStatusCode.Found, (await elsewhere.GetAsync("/account")).Status);
        Assert.Equal(HttpStatusCode.OK, (await _bob.Browser.GetAsync("/account")).Status);

        (await PortalWithUsers.EnterPasswordAsync(Portal.Stranger(), _bob.Email, Member.Password)).Says(
            HttpStatusCode.OK,
            "That didn't work."
        );
        Portal.Clock.Advance(TimeSpan.FromSeconds(31));
        var browser = Portal.Stranger();
        var step = await PortalWithUsers.EnterPasswordAsync(browser, _bob.Email, chosen);
        (await PortalWithUsers.EnterCodeAsync(browser.Copy(), step, _bob.CodeAt(Portal.Clock.GetUtcNow()))).Says(
            HttpStatusCode.OK,
            "That didn't work."
        );
        Assert.Equal(
            HttpStatusCode.Found,
            (await PortalWithUsers.EnterCodeAsync(browser, step, Member.Code(key, Portal.Clock.GetUtcNow()))).Status
        );
    }

    [Theory]
    [InlineData("mild pelican a", "at least 15 characters")]
    [InlineData("bob@example.com bob", "consists of your name")]
    [InlineData("mild pelican aw", "")]
    public async Task NewPassword_OnTheAccountPage_KeepsTheRulesOfJoining(string password, string problem)
    {
        var page = await _bob.Browser.GetAsync("/account");
        var key = page.Page.QuerySelector("#app-key")!.TextContent;
        var answer = await _bob.Browser.SubmitAsync(
            page,
            "enrol-password",
            ("Password", password.Replace("bob", _bob.Name.ToLowerInvariant(), StringComparison.Ordinal)),
            ("Code", Member.Code(key, Portal.Clock.GetUtcNow()))
        );
        answer.Says(HttpStatusCode.OK, problem);
        Assert.Equal(problem.Length == 0, answer.RecoveryCodes.Count == 10);
    }

    /// <summary>Every change to how a user signs in.</summary>
    public static TheoryData<string> Changes =>
        ["add a passkey", "replace password and app", "remove a passkey", "remove password and app", "renew recovery codes"];

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Change_WithoutFreshFactor_IsNotDone(string change)
    {
        await Own.AddAsync(await BobAsync(), Passkey(1), Cancellation);
        var (before, recorded) = (await Own.FindAsync(await BobAsync()), (await ChangesAsync()).Count);
        var (elsewhere, _) = await Portal.SignInAsync(_bob);
        Portal.Clock.Advance(TimeSpan.FromMinutes(5));
        Assert.IsType<OwnOutcome.NotConfirmed>(await ActAsync(change));
        Assert.Equivalent(before, await Own.FindAsync(await BobAsync()), strict: true);
        Assert.Equal(recorded, (await ChangesAsync()).Count);
        Assert.Equal(HttpStatusCode.OK, (await elsewhere.GetAsync("/account")).Status);
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Change_WithFreshFactor_IsDoneAndEndsOtherSessions(string change)
    {
        await Own.AddAsync(await BobAsync(), Passkey(1), Cancellation);
        var (elsewhere, _) = await Portal.SignInAsync(_bob);
        Portal.Clock.Advance(TimeSpan.FromMinutes(6));
        await ConfirmAsync();
        Assert.IsType<OwnOutcome.Done>(await ActAsync(change));
        Assert.Equal(HttpStatusCode.Found, (await elsewhere.GetAsync("/account")).Status);
        Assert.Equal(HttpStatusCode.OK, (await _bob.Browser.GetAsync("/account")).Status);
        var ended = (await LogAsync(AuditStream.Access)).Last(entry => entry.Action == "session.ended");
        Assert.Equal("credentials-replaced", PortalWithUsers.DataOf(ended).GetProperty("cause").GetString());
    }

    [Fact]
    public async Task AccountPage_WithoutFreshFactor_AsksForItAndOffersNoChange()
    {
        var page = await _bob.Browser.GetAsync("/account");
        Assert.DoesNotContain("Confirm your identity", page.Words, StringComparison.Ordinal);
        Portal.Clock.Advance(TimeSpan.FromMinutes(6));
        var asked = await _bob.Browser.GetAsync("/account");
        asked.Says(HttpStatusCode.OK, "Confirm your identity");
        Assert.Null(asked.Page.QuerySelector("#app-key"));
        Assert.DoesNotContain(AccountTexts.NewRecoveryCodes, asked.Words, StringComparison.Ordinal);

        // A page that was left open still has the buttons. Submitting it asks for the same confirmation.
        var late = await _bob.Browser.SubmitAsync(page, "renew-codes");
        late.Says(HttpStatusCode.OK, "Nothing was changed. Confirm your identity below");
        late.Says(HttpStatusCode.OK, "Confirm your identity");
        Assert.Empty(late.RecoveryCodes);

        await ConfirmAsync();
        (await _bob.Browser.SubmitAsync(await _bob.Browser.GetAsync("/account"), "renew-codes")).Says(
            HttpStatusCode.OK,
            AccountTexts.RecoveryCodesHeading
        );
        var entry = Assert.Single(await LogAsync(AuditStream.Access), entry => entry.Action == "session.confirmed");
        Assert.Equal("password and app", PortalWithUsers.DataOf(entry).GetProperty("method").GetString());
    }

    [Theory]
    [InlineData("not the right password", true)]
    [InlineData(Member.Password, false)]
    public async Task Confirmation_WithWrongPasswordOrCode_IsRefusedAndRecorded(string password, bool isCodeRight)
    {
        Portal.Clock.Advance(TimeSpan.FromMinutes(6));
        var answer = await _bob.Browser.SubmitAsync(
            await _bob.Browser.GetAsync("/account"),
            "confirm-password",
            ("ConfirmPassword", password),
            ("ConfirmCode", isCodeRight ? _bob.CodeAt(Portal.Clock.GetUtcNow()) : "000000")
        );
        answer.Says(HttpStatusCode.OK, "That didn't work.");
        Assert.Equal("sign-in.refused", (await ActionsAsync(AuditStream.Access))[^1]);
        Assert.Equal(1, (await Portal.UserAsync(_bob.Id)).AccessFailedCount);
        Assert.IsType<OwnOutcome.NotConfirmed>(await ActAsync("renew recovery codes"));
    }

    [Fact]
    public async Task Confirmation_TriedSixTimesAMinute_IsRefused()
    {
        Portal.Clock.Advance(TimeSpan.FromMinutes(6));
        var page = await _bob.Browser.GetAsync("/account");
        for (var attempt = 0; attempt < 5; attempt++)
        {
            await _bob.Browser.SubmitAsync(page, "confirm-password", ("ConfirmPassword", "x"), ("ConfirmCode", "000000"));
        }

        var sixth = await _bob.Browser.SubmitAsync(
            page,
            "confirm-password",
            ("ConfirmPassword", Member.Password),
            ("ConfirmCode", _bob.CodeAt(Portal.Clock.GetUtcNow()))
        );
        sixth.Says(HttpStatusCode.TooManyRequests, "Too many attempts");
    }

    [Fact]
    public async Task Confirmation_CountsForItsOwnSessionAlone()
    {
        var (elsewhere, _) = await Portal.SignInAsync(_bob);
        Portal.Clock.Advance(TimeSpan.FromMinutes(6));
        await ConfirmAsync();
        (await elsewhere.GetAsync("/account")).Says(HttpStatusCode.OK, "Confirm your identity");
    }

    [Fact]
    public async Task Rename_ByTheUser_IsRecordedAndKeepsTheRules()
    {
        (await _bob.Browser.SubmitAsync(await _bob.Browser.GetAsync("/account"), "rename", ("Name", "Bob\u202E"))).Says(
            HttpStatusCode.OK,
            "can't be shown"
        );
        Assert.Equal(
            HttpStatusCode.Found,
            (await _bob.Browser.SubmitAsync(await _bob.Browser.GetAsync("/account"), "rename", ("Name", " Robert "))).Status
        );
        Assert.Equal("Robert", (await Portal.UserAsync(_bob.Id)).Name);
        var entry = (await LogAsync(AuditStream.Content))[^1];
        Assert.Equal(("person.changed", _bob.Actor.Id), (entry.Action, entry.ActorId));
        (await _bob.Browser.GetAsync("/account")).Says(HttpStatusCode.OK, "Robert");
    }

    [Fact]
    public async Task Change_OfAnInactiveAccount_IsRefused()
    {
        var bob = await BobAsync();
        await Portal.BendAsync(_bob.Id, person => person.SetDisabled(true, Portal.Clock.GetUtcNow()));
        Assert.IsType<OwnOutcome.Refused>(await Own.AddAsync(bob, Passkey(1), Cancellation));
        Assert.IsType<OwnOutcome.Refused>(await Own.RenewRecoveryCodesAsync(bob, Cancellation));
        Assert.NotNull(await Own.RenameAsync(bob, "Robert", Cancellation));
    }

    private Task<SignedIn> BobAsync() => SignedInAsync(_bob);

    private async Task ConfirmAsync()
    {
        var answer = await _bob.Browser.SubmitAsync(
            await _bob.Browser.GetAsync("/account"),
            "confirm-password",
            ("ConfirmPassword", Member.Password),
            ("ConfirmCode", _bob.CodeAt(Portal.Clock.GetUtcNow()))
        );
        Assert.Equal(HttpStatusCode.Found, answer.Status);
    }

    private async Task<OwnOutcome> ActAsync(string change)
    {
        var bob = await BobAsync();
        return change switch
        {
            "add a passkey" => await Own.AddAsync(bob, Passkey(2), Cancellation),
            "replace password and app" => await Own.AddAsync(
                bob,
                new Credential.PasswordAndApp("hash", AuthenticatorApp.NewKey(), 1),
                Cancellation
            ),
            "remove a passkey" => await Own.RemovePasskeyAsync(bob, (await Own.FindAsync(bob))!.Passkeys[0].Id, Cancellation),
            "remove password and app" => await Own.RemovePasswordAsync(bob, Cancellation),
            _ => await Own.RenewRecoveryCodesAsync(bob, Cancellation),
        };
    }

    /// <summary>Returns the session in the member's own browser, which is the first one.</summary>
    private async Task<SignedIn> SignedInAsync(Member member)
    {
        await using var store = Portal.Host.OpenStore();
        var session = (await store.Sessions.Where(session => session.UserId == member.Id).ToListAsync(Cancellation)).MinBy(session =>
            session.StartedAt
        )!;
        return new SignedIn(member.Id, session.Id, member.Name, member.Email, Roles.None);
    }

    private async Task<List<string>> ChangesAsync() =>
        [
            .. (await LogAsync(AuditStream.Access))
                .Where(entry => entry.Action == "credential.changed")
                .Select(PortalWithUsers.DataOf)
                .Select(data => $"{data.GetProperty("credential").GetString()} {data.GetProperty("change").GetString()}"),
        ];

    private Credential.Passkey Passkey(byte number) =>
        new(
            new UserPasskeyInfo(
                [.. _bob.Id.ToByteArray(), number],
                [1, 2, 3],
                Portal.Clock.GetUtcNow(),
                0,
                null,
                isUserVerified: true,
                isBackupEligible: false,
                isBackedUp: false,
                [4],
                [5]
            )
            {
                Name = $"Key {number}",
            }
        );
}
