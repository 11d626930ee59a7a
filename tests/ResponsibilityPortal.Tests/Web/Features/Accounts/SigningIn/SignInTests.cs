using System.Net;
using System.Text.RegularExpressions;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Tests.Web.Features.Accounts.SigningIn;

public sealed partial class SignInTests(SharedPortal shared) : SharedPortalTest(shared), IClassFixture<SharedPortal>
{
    private const string Wrong = "not the right password";

    [Fact]
    public async Task SignInPage_WithoutAdministrator_SaysWhereTheSetupLinkIs()
    {
        await using var portal = PortalWithUsers.StartDeserted();
        (await portal.Stranger().GetAsync("/account/sign-in")).Says(
            HttpStatusCode.OK,
            "This portal has no administrator yet. Open the one-time setup link"
        );
        await portal.SetUpAsync("Ada Admin", "ada@example.com");
        Assert.DoesNotContain(
            "no administrator yet",
            (await portal.Stranger().GetAsync("/account/sign-in")).Words,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task SignIn_WithPasswordAndCode_OpensTheRequestedPage()
    {
        var bob = await JoinAsync(Roles.Editor);
        var (browser, answer) = await Portal.SignInAsync(bob, "/admin");
        Assert.Equal((HttpStatusCode.Found, AddressOf("/admin")), (answer.Status, answer.Location));
        (await browser.GetAsync("/account")).Says(HttpStatusCode.OK, bob.Email);
        var entry = (await LogAsync(AuditStream.Access))[^1];
        Assert.Equal(("session.started", bob.Actor.Id), (entry.Action, entry.ActorId));
        Assert.Equal("password and app", PortalWithUsers.DataOf(entry).GetProperty("method").GetString());
        Assert.Equal(browser.NetworkAddress, PortalWithUsers.DataOf(entry).GetProperty("from").GetString());
    }

    [Fact]
    public async Task SignIn_WithoutARole_DoesNotOpenThePageThatNeedsOne()
    {
        var (browser, answer) = await Portal.SignInAsync(await JoinAsync(Roles.None), "");
        Assert.Equal(AddressOf("/account"), answer.Location);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(answer.Location!)).Status);
    }

    [Fact]
    public async Task SignIn_WithAddressInAnyCaseAndSpaces_Succeeds()
    {
        var bob = await JoinAsync(Roles.Editor);
        var browser = Portal.Stranger();
        var answer = await PortalWithUsers.EnterPasswordAsync(browser, $" {bob.Email.ToUpperInvariant()} ", Member.Password);
        answer.Says(HttpStatusCode.OK, "One more step");
    }

    [Theory]
    [InlineData("\uFFFE@x.org")]
    [InlineData("ada@example.com\uFFFE")]
    public async Task SignIn_WithAnAddressThatIsNotText_IsRefusedLikeAnyOther(string email)
    {
        (await PortalWithUsers.EnterPasswordAsync(Portal.Stranger(), email, Member.Password)).Says(HttpStatusCode.OK, "That didn't work.");
        Assert.Contains("sign-in.refused", await ActionsAsync(AuditStream.Access));
    }

    [Fact]
    public async Task SignIn_WithThePasswordAlone_StartsNoSession()
    {
        var bob = await JoinAsync(Roles.Editor);
        var browser = Portal.Stranger();
        await PortalWithUsers.EnterPasswordAsync(browser, bob.Email, Member.Password);
        Assert.Equal(HttpStatusCode.Found, (await browser.GetAsync("/account")).Status);
        Assert.DoesNotContain("__Host-portal=", browser.Cookies, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_Again_ReplacesTheSessionOfTheBrowser()
    {
        var bob = await JoinAsync(Roles.Editor);
        var (browser, _) = await Portal.SignInAsync(bob);
        var (first, copy) = (browser.Cookies, browser.Copy());
        Portal.Clock.Advance(TimeSpan.FromSeconds(31));
        var page = await PortalWithUsers.EnterPasswordAsync(browser, bob.Email, Member.Password);
        await PortalWithUsers.EnterCodeAsync(browser, page, bob.CodeAt(Portal.Clock.GetUtcNow()));
        Assert.NotEqual(first, browser.Cookies);
        Assert.Equal(3, (await ActionsAsync(AuditStream.Access)).Count(action => action == "session.started"));
        Assert.Equal(HttpStatusCode.Found, (await copy.GetAsync("/account")).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account")).Status);
        Assert.Equal(HttpStatusCode.OK, (await bob.Browser.GetAsync("/account")).Status);
        var ended = Assert.Single(await LogAsync(AuditStream.Access), entry => entry.Action == "session.ended");
        Assert.Equal("replaced", PortalWithUsers.DataOf(ended).GetProperty("cause").GetString());
    }

    [Fact]
    public async Task SignIn_ThatFails_HasTheSameAnswerForEachCause()
    {
        await StartOwnPortalAsync();
        var right = await JoinAsync(Roles.Editor);
        var locked = await JoinAsync(Roles.Editor);
        var disabled = await JoinAsync(Roles.Editor);
        var ended = await JoinAsync(Roles.Editor, Portal.Today);
        await Portal.AddAsync(Roles.Editor, "Invited");
        await Portal.BendAsync(locked.Id, person => person.LockoutEnd = TimeProvider.System.GetUtcNow().AddMinutes(5));
        await Portal.BendAsync(disabled.Id, person => person.SetDisabled(true, Portal.Clock.GetUtcNow()));
        Portal.Clock.Advance(TimeSpan.FromDays(1));

        var answers = new List<string>();
        foreach (
            var (email, password) in new[]
            {
                (right.Email, Wrong),
                (right.Email, ""),
                ("nobody@example.com", Wrong),
                ("", ""),
                ("invited@example.com", Wrong),
                (locked.Email, Wrong),
                (locked.Email, Member.Password),
                (disabled.Email, Member.Password),
                (ended.Email, Member.Password),
            }
        )
        {
            var answer = await PortalWithUsers.EnterPasswordAsync(Portal.Stranger(), email, password);
            answer.Says(HttpStatusCode.OK, "That didn't work.");
            answers.Add($"{answer.CacheControl} {answer.Location} {answer.Cookies.Count} {Changing().Replace(answer.Body, "")}");
        }

        Assert.Single(answers.Distinct());
    }

    [Fact]
    public async Task SignIn_AfterFiveFailures_IsLockedForFiveMinutes()
    {
        await StartOwnPortalAsync();
        var bob = await JoinAsync(Roles.Editor);
        for (var attempt = 0; attempt < 4; attempt++)
        {
            (await PortalWithUsers.EnterPasswordAsync(Portal.Stranger(), bob.Email, Wrong)).Says(HttpStatusCode.OK, "That didn't work.");
        }

        var browser = Portal.Stranger();
        var step = await PortalWithUsers.EnterPasswordAsync(browser, bob.Email, Member.Password);
        (await PortalWithUsers.EnterCodeAsync(browser, step, "000000")).Says(HttpStatusCode.OK, "That didn't work.");
        var until = (await Portal.UserAsync(bob.Id)).LockoutEnd!.Value - TimeProvider.System.GetUtcNow();
        Assert.InRange(until, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(5));

        Portal.Clock.Advance(TimeSpan.FromSeconds(31));
        (await PortalWithUsers.EnterCodeAsync(browser, step, bob.CodeAt(Portal.Clock.GetUtcNow()))).Says(
            HttpStatusCode.OK,
            "That didn't work."
        );
        var entries = (await LogAsync(AuditStream.Access)).Where(entry => entry.ActorId == Actor.Stranger.Id).ToList();
        Assert.Equal(
            [.. Enumerable.Repeat("sign-in.refused", 4), "account.locked", "sign-in.refused"],
            entries.Select(entry => entry.Action)
        );
        Assert.All(entries, entry => Assert.Equal($"people/{bob.Id}", entry.Target));
        Assert.Equal(SignInCauses.WrongPassword, PortalWithUsers.DataOf(entries[0]).GetProperty("cause").GetString());
        Assert.Equal(SignInCauses.AccountInactive, PortalWithUsers.DataOf(entries[^1]).GetProperty("cause").GetString());

        await Portal.BendAsync(bob.Id, person => person.LockoutEnd = TimeProvider.System.GetUtcNow().AddSeconds(-1));
        Assert.Equal(
            HttpStatusCode.Found,
            (await PortalWithUsers.EnterCodeAsync(browser, step, bob.CodeAt(Portal.Clock.GetUtcNow()))).Status
        );
    }

    [Fact]
    public async Task SignIn_AfterASuccess_CountsFailuresFromZero()
    {
        var bob = await JoinAsync(Roles.Editor);
        await PortalWithUsers.EnterPasswordAsync(Portal.Stranger(), bob.Email, Wrong);
        Assert.Equal(1, (await Portal.UserAsync(bob.Id)).AccessFailedCount);
        await Portal.SignInAsync(bob);
        Assert.Equal(0, (await Portal.UserAsync(bob.Id)).AccessFailedCount);
    }

    [Fact]
    public async Task Codes_GuessedAfterOnePasswordStep_LockTheAccount()
    {
        await StartOwnPortalAsync();
        var bob = await JoinAsync(Roles.Editor);
        var browser = Portal.Stranger();
        var step = await PortalWithUsers.EnterPasswordAsync(browser, bob.Email, Member.Password);
        for (var guess = 0; guess < 5; guess++)
        {
            await PortalWithUsers.EnterCodeAsync(browser, step, $"00000{guess}");
        }

        Portal.Clock.Advance(TimeSpan.FromSeconds(31));
        var right = await PortalWithUsers.EnterCodeAsync(browser, step, bob.CodeAt(Portal.Clock.GetUtcNow()));
        right.Says(HttpStatusCode.OK, "That didn't work.");
        Assert.Contains("account.locked", await ActionsAsync(AuditStream.Access));
    }

    [Fact]
    public async Task Code_UsedAgain_IsRefused()
    {
        var bob = await JoinAsync(Roles.Editor);
        var (_, answer) = await Portal.SignInAsync(bob);
        Assert.Equal(HttpStatusCode.Found, answer.Status);
        var browser = Portal.Stranger();
        var step = await PortalWithUsers.EnterPasswordAsync(browser, bob.Email, Member.Password);
        var again = await PortalWithUsers.EnterCodeAsync(browser, step, bob.CodeAt(Portal.Clock.GetUtcNow()));
        again.Says(HttpStatusCode.OK, "That didn't work.");
        Assert.Equal(HttpStatusCode.Found, (await browser.GetAsync("/account")).Status);
    }

    [Fact]
    public async Task Code_UsedToSetUpTheApp_IsRefused()
    {
        await StartOwnPortalAsync();
        var browser = Portal.Stranger();
        var step = await PortalWithUsers.EnterPasswordAsync(browser, Portal.Admin.Email, Member.Password);
        (await PortalWithUsers.EnterCodeAsync(browser, step, Portal.Admin.CodeAt(Portal.Clock.GetUtcNow()))).Says(
            HttpStatusCode.OK,
            "That didn't work."
        );
    }

    [Fact]
    public async Task Code_SentManyTimesAtOnce_SignsInOnce()
    {
        var bob = await JoinAsync(Roles.Editor);
        Portal.Clock.Advance(TimeSpan.FromSeconds(31));
        var browser = Portal.Stranger();
        var step = await PortalWithUsers.EnterPasswordAsync(browser, bob.Email, Member.Password);
        var code = bob.CodeAt(Portal.Clock.GetUtcNow());
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PortalWithUsers.EnterCodeAsync(browser.Copy(), step, code)));
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Found);
    }

    [Fact]
    public async Task RecoveryCode_InsteadOfTheApp_WorksOnce()
    {
        var bob = await JoinAsync(Roles.Editor);
        var browser = Portal.Stranger();
        var code = bob.RecoveryCodes[3];
        var step = await PortalWithUsers.EnterPasswordAsync(browser, bob.Email, Member.Password);
        Assert.Equal(
            HttpStatusCode.Found,
            (await PortalWithUsers.EnterCodeAsync(browser.Copy(), step, $" {code.ToUpperInvariant()} ")).Status
        );
        Assert.Equal(
            "password and recovery code",
            PortalWithUsers.DataOf((await LogAsync(AuditStream.Access))[^1]).GetProperty("method").GetString()
        );
        (await PortalWithUsers.EnterCodeAsync(browser.Copy(), step, code)).Says(HttpStatusCode.OK, "That didn't work.");
        Assert.Equal(HttpStatusCode.Found, (await PortalWithUsers.EnterCodeAsync(browser, step, bob.RecoveryCodes[4])).Status);
        (await browser.GetAsync("/account")).Says(HttpStatusCode.OK, "8 recovery codes left");
    }

    [Fact]
    public async Task RecoveryCode_WithoutHyphensOrWithSpaces_IsAccepted()
    {
        var bob = await JoinAsync(Roles.Editor);
        var browser = Portal.Stranger();
        var step = await PortalWithUsers.EnterPasswordAsync(browser, bob.Email, Member.Password);
        var (bare, spaced) = (
            bob.RecoveryCodes[0].Replace("-", "", StringComparison.Ordinal),
            bob.RecoveryCodes[1].Replace('-', ' ')
        );
        Assert.Equal(HttpStatusCode.Found, (await PortalWithUsers.EnterCodeAsync(browser.Copy(), step, bare)).Status);
        Assert.Equal(HttpStatusCode.Found, (await PortalWithUsers.EnterCodeAsync(browser.Copy(), step, spaced)).Status);
        (await PortalWithUsers.EnterCodeAsync(browser.Copy(), step, bare[..^1])).Says(HttpStatusCode.OK, "That didn't work.");
    }

    [Fact]
    public async Task SignIn_WhileTooManyPasswordsAreHashed_IsPutOff()
    {
        await StartOwnPortalAsync();
        var hashing = Portal.Service<PasswordHashing>();
        var turns = Enumerable
            .Range(0, PasswordHashing.AtOnce + PasswordHashing.WaitingMaxCount)
            .Select(_ => hashing.TakeTurnAsync(TestContext.Current.CancellationToken))
            .ToList();
        (await PortalWithUsers.EnterPasswordAsync(Portal.Stranger(), Portal.Admin.Email, Member.Password)).Says(
            HttpStatusCode.TooManyRequests,
            "Too many attempts"
        );
        foreach (var turn in turns)
        {
            (await turn)!.Dispose();
        }

        (await PortalWithUsers.EnterPasswordAsync(Portal.Stranger(), Portal.Admin.Email, Member.Password)).Says(
            HttpStatusCode.OK,
            "One more step"
        );
    }

    [Fact]
    public async Task RecoveryCode_OfAnotherUser_IsRefused()
    {
        var (bob, eve) = (await JoinAsync(Roles.Editor), await JoinAsync(Roles.Editor));
        var browser = Portal.Stranger();
        var step = await PortalWithUsers.EnterPasswordAsync(browser, eve.Email, Member.Password);
        (await PortalWithUsers.EnterCodeAsync(browser, step, bob.RecoveryCodes[0])).Says(HttpStatusCode.OK, "That didn't work.");
    }

    [Fact]
    public async Task SignIn_DisabledBetweenPasswordAndCode_IsRefused()
    {
        var bob = await JoinAsync(Roles.Editor);
        Portal.Clock.Advance(TimeSpan.FromSeconds(31));
        var browser = Portal.Stranger();
        var step = await PortalWithUsers.EnterPasswordAsync(browser, bob.Email, Member.Password);
        await Portal.BendAsync(bob.Id, person => person.SetDisabled(true, Portal.Clock.GetUtcNow()));
        (await PortalWithUsers.EnterCodeAsync(browser, step, bob.CodeAt(Portal.Clock.GetUtcNow()))).Says(
            HttpStatusCode.OK,
            "That didn't work."
        );
    }

    [Fact]
    public async Task Session_AtTheEndOfTheAccount_Ends()
    {
        var bob = await JoinAsync(Roles.Editor, Portal.Today);
        Assert.Equal(HttpStatusCode.OK, (await bob.Browser.GetAsync("/account")).Status);
        await Portal.BendAsync(bob.Id, person => person.Grant(Roles.Editor, Portal.Clock.GetUtcNow().AddMinutes(1)));
        Portal.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Found, (await bob.Browser.GetAsync("/account")).Status);
    }

    [Fact]
    public async Task Code_WithAnInventedPasswordStep_StartsAgain()
    {
        var bob = await JoinAsync(Roles.Editor);
        var browser = Portal.Stranger();
        var step = await PortalWithUsers.EnterPasswordAsync(browser, bob.Email, Member.Password);
        var answer = await browser.SubmitAsync(step, "code", ("CodeSeal", "rubbish"), ("Code", "000000"));
        answer.Says(HttpStatusCode.OK, "Start again.");
        Assert.NotNull(answer.Page.QuerySelector("input[name=Password]"));
    }

    [Fact]
    public async Task PasskeyForm_WithoutAPasskey_StartsAgain()
    {
        var browser = Portal.Stranger();
        var answer = await browser.SubmitAsync(await browser.GetAsync("/account/sign-in"), "passkey");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.NotEqual("", answer.Problem);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Account_KnownOrNot_HasFiveAttemptsAMinute(bool isKnown)
    {
        var email = isKnown ? (await JoinAsync(Roles.Editor)).Email : "nobody@example.com";
        for (var attempt = 0; attempt < 5; attempt++)
        {
            Assert.Equal(HttpStatusCode.OK, (await PortalWithUsers.EnterPasswordAsync(Portal.Stranger(), email, Wrong)).Status);
        }

        (await PortalWithUsers.EnterPasswordAsync(Portal.Stranger(), email.ToUpperInvariant(), Member.Password)).Says(
            HttpStatusCode.TooManyRequests,
            "Too many attempts"
        );
        Assert.Equal(HttpStatusCode.OK, (await PortalWithUsers.EnterPasswordAsync(Portal.Stranger(), "other@example.com", Wrong)).Status);
    }

    [Fact]
    public async Task NetworkAddress_WithAnyAccounts_Has20AttemptsAMinute()
    {
        var bob = await JoinAsync(Roles.Editor);
        var browser = Portal.Stranger();
        for (var attempt = 0; attempt < 20; attempt++)
        {
            Assert.Equal(
                HttpStatusCode.OK,
                (await PortalWithUsers.EnterPasswordAsync(browser, $"person{attempt}@example.com", Wrong)).Status
            );
        }

        var page = await browser.GetAsync("/account/sign-in");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(
            HttpStatusCode.TooManyRequests,
            (await browser.SubmitAsync(page, "password", ("Email", bob.Email), ("Password", Member.Password))).Status
        );
        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.SubmitAsync(page, "passkey", ("PasskeyCredential", "{}"))).Status);
        Assert.Equal(
            HttpStatusCode.OK,
            (await PortalWithUsers.EnterPasswordAsync(Portal.Stranger(), bob.Email, Member.Password)).Status
        );
    }

    [Theory]
    [InlineData("/account", "/account")]
    [InlineData("/matrices/sample?view=overview&q=a%20b", "/matrices/sample?view=overview&q=a%20b")]
    [InlineData("//evil.example", "/admin")]
    [InlineData("/\\evil.example", "/admin")]
    [InlineData("\\\\evil.example", "/admin")]
    [InlineData("https://evil.example", "/admin")]
    [InlineData("https:evil.example", "/admin")]
    [InlineData("javascript:alert(1)", "/admin")]
    [InlineData("/\t/evil.example", "/admin")]
    [InlineData("/\r\n/evil.example", "/admin")]
    [InlineData("evil.example", "/admin")]
    [InlineData("", "/admin")]
    public async Task SignIn_WithAReturnAddressElsewhere_StaysOnThePortal(string returnUrl, string goesTo)
    {
        var (_, answer) = await Portal.SignInAsync(await JoinAsync(Roles.Admin), returnUrl);
        Assert.Equal(HttpStatusCode.Found, answer.Status);
        Assert.Equal(AddressOf(goesTo), answer.Location);
    }

    private string AddressOf(string local) => $"{Portal.Host.Client.BaseAddress!.GetLeftPart(UriPartial.Authority)}{local}";

    /// <summary>Matches what the user typed, and what is sealed again for each response.</summary>
    [GeneratedRegex(" (value|data-options)=\"[^\"]*\"|<!--Blazor-[^>]*-->", RegexOptions.CultureInvariant)]
    private static partial Regex Changing();
}
