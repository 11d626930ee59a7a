using System.Net;
using System.Text.RegularExpressions;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Tests.Web.Features.Accounts.SigningIn;

public sealed partial class SignInTests : IAsyncLifetime
{
    private const string Wrong = "not the right password";

    private PeopledPortal _portal = null!;

    public async ValueTask InitializeAsync() => _portal = await PeopledPortal.StartAsync();

    [Fact]
    public async Task SignInPage_WithoutAdministrator_SaysWhereTheSetupLinkIs()
    {
        await using var portal = PeopledPortal.StartDeserted();
        (await portal.Stranger().GetAsync("/account/sign-in")).Says(HttpStatusCode.OK, "This portal has no administrator yet. Open the one-time setup link");
        await portal.SetUpAsync("Ada Admin", "ada@example.com");
        Assert.DoesNotContain("no administrator yet", (await portal.Stranger().GetAsync("/account/sign-in")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Password_and_code_let_in_and_lead_on_to_where_one_wanted_to_go()
    {
        var bob = await _portal.JoinAsync(Roles.Editor, "Bob");
        var (browser, answer) = await _portal.SignInAsync(bob, "/admin");
        Assert.Equal((HttpStatusCode.Found, AddressOf("/admin")), (answer.Status, answer.Location));
        (await browser.GetAsync("/account")).Says(HttpStatusCode.OK, "bob@example.com");
        var entry = (await _portal.LogAsync(AuditStream.Access))[^1];
        Assert.Equal(("session.started", bob.Actor.Id), (entry.Action, entry.ActorId));
        Assert.Equal("password and app", PeopledPortal.DataOf(entry).GetProperty("method").GetString());
        Assert.Equal(browser.NetworkAddress, PeopledPortal.DataOf(entry).GetProperty("from").GetString());
    }

    [Fact]
    public async Task Whoever_holds_no_role_is_not_led_to_where_one_is_needed()
    {
        var (browser, answer) = await _portal.SignInAsync(await _portal.JoinAsync(Roles.None, "Bob"), "");
        Assert.Equal(AddressOf("/account"), answer.Location);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(answer.Location!)).Status);
    }

    [Fact]
    public async Task The_address_may_be_written_in_any_case_and_with_spaces_around_it()
    {
        var browser = _portal.Stranger();
        var answer = await PeopledPortal.EnterPasswordAsync(browser, $" {_portal.Admin.Email.ToUpperInvariant()} ", Member.Password);
        answer.Says(HttpStatusCode.OK, "One more step");
    }

    [Theory]
    [InlineData("\uFFFE@x.org")]
    [InlineData("ada@example.com\uFFFE")]
    public async Task SignIn_WithAnAddressThatIsNotText_IsRefusedLikeAnyOther(string email)
    {
        (await PeopledPortal.EnterPasswordAsync(_portal.Stranger(), email, Member.Password)).Says(HttpStatusCode.OK, "That did not work.");
        Assert.Contains("sign-in.refused", await _portal.ActionsAsync(AuditStream.Access));
    }

    [Fact]
    public async Task The_password_alone_signs_nobody_in()
    {
        var browser = _portal.Stranger();
        await PeopledPortal.EnterPasswordAsync(browser, _portal.Admin.Email, Member.Password);
        Assert.Equal(HttpStatusCode.Found, (await browser.GetAsync("/account")).Status);
        Assert.DoesNotContain("__Host-portal=", browser.Cookies, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_sign_in_is_a_new_session_in_place_of_the_one_the_browser_had()
    {
        var (browser, _) = await _portal.SignInAsync(_portal.Admin);
        var (first, copy) = (browser.Cookies, browser.Copy());
        _portal.Clock.Advance(TimeSpan.FromSeconds(31));
        var page = await PeopledPortal.EnterPasswordAsync(browser, _portal.Admin.Email, Member.Password);
        await PeopledPortal.EnterCodeAsync(browser, page, _portal.Admin.CodeAt(_portal.Clock.GetUtcNow()));
        Assert.NotEqual(first, browser.Cookies);
        Assert.Equal(3, (await _portal.ActionsAsync(AuditStream.Access)).Count(action => action == "session.started"));
        Assert.Equal(HttpStatusCode.Found, (await copy.GetAsync("/account")).Status);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account")).Status);
        Assert.Equal(HttpStatusCode.OK, (await _portal.Admin.Browser.GetAsync("/account")).Status);
        var ended = Assert.Single(await _portal.LogAsync(AuditStream.Access), entry => entry.Action == "session.ended");
        Assert.Equal("replaced", PeopledPortal.DataOf(ended).GetProperty("cause").GetString());
    }

    [Fact]
    public async Task The_answer_is_the_same_whatever_was_wrong()
    {
        var right = await _portal.JoinAsync(Roles.Editor, "Bob");
        var locked = await _portal.JoinAsync(Roles.Editor, "Lee");
        var disabled = await _portal.JoinAsync(Roles.Editor, "Dan");
        var ended = await _portal.JoinAsync(Roles.Editor, "Eva", _portal.Today);
        await _portal.AddAsync(Roles.Editor, "Invited");
        await _portal.BendAsync(locked.Id, person => person.LockoutEnd = TimeProvider.System.GetUtcNow().AddMinutes(5));
        await _portal.BendAsync(disabled.Id, person => person.SetDisabled(true, _portal.Clock.GetUtcNow()));
        _portal.Clock.Advance(TimeSpan.FromDays(1));

        var answers = new List<string>();
        foreach (var (email, password) in new[]
        {
            (right.Email, Wrong), (right.Email, ""), ("nobody@example.com", Wrong), ("", ""), ("invited@example.com", Wrong),
            (locked.Email, Wrong), (locked.Email, Member.Password), (disabled.Email, Member.Password), (ended.Email, Member.Password),
        })
        {
            var answer = await PeopledPortal.EnterPasswordAsync(_portal.Stranger(), email, password);
            answer.Says(HttpStatusCode.OK, "That did not work.");
            answers.Add($"{answer.CacheControl} {answer.Location} {answer.Cookies.Count} {Changing().Replace(answer.Body, "")}");
        }

        Assert.Single(answers.Distinct());
    }

    [Fact]
    public async Task Five_failures_of_password_or_code_lock_the_account_for_five_minutes()
    {
        var bob = await _portal.JoinAsync(Roles.Editor, "Bob");
        for (var attempt = 0; attempt < 4; attempt++)
        {
            (await PeopledPortal.EnterPasswordAsync(_portal.Stranger(), bob.Email, Wrong)).Says(HttpStatusCode.OK, "That did not work.");
        }

        var browser = _portal.Stranger();
        var step = await PeopledPortal.EnterPasswordAsync(browser, bob.Email, Member.Password);
        (await PeopledPortal.EnterCodeAsync(browser, step, "000000")).Says(HttpStatusCode.OK, "That did not work.");
        var until = (await _portal.PersonAsync(bob.Id)).LockoutEnd!.Value - TimeProvider.System.GetUtcNow();
        Assert.InRange(until, TimeSpan.FromMinutes(4), TimeSpan.FromMinutes(5));

        _portal.Clock.Advance(TimeSpan.FromSeconds(31));
        (await PeopledPortal.EnterCodeAsync(browser, step, bob.CodeAt(_portal.Clock.GetUtcNow()))).Says(HttpStatusCode.OK, "That did not work.");
        var entries = (await _portal.LogAsync(AuditStream.Access)).Where(entry => entry.ActorId == Actor.Stranger.Id).ToList();
        Assert.Equal(
            [.. Enumerable.Repeat("sign-in.refused", 4), "account.locked", "sign-in.refused"], entries.Select(entry => entry.Action));
        Assert.All(entries, entry => Assert.Equal($"people/{bob.Id}", entry.Target));
        Assert.Equal("password does not fit", PeopledPortal.DataOf(entries[0]).GetProperty("cause").GetString());
        Assert.Equal("account does not work", PeopledPortal.DataOf(entries[^1]).GetProperty("cause").GetString());

        await _portal.BendAsync(bob.Id, person => person.LockoutEnd = TimeProvider.System.GetUtcNow().AddSeconds(-1));
        Assert.Equal(HttpStatusCode.Found, (await PeopledPortal.EnterCodeAsync(browser, step, bob.CodeAt(_portal.Clock.GetUtcNow()))).Status);
    }

    [Fact]
    public async Task Who_gets_in_starts_counting_failures_anew()
    {
        var bob = await _portal.JoinAsync(Roles.Editor, "Bob");
        await PeopledPortal.EnterPasswordAsync(_portal.Stranger(), bob.Email, Wrong);
        Assert.Equal(1, (await _portal.PersonAsync(bob.Id)).AccessFailedCount);
        await _portal.SignInAsync(bob);
        Assert.Equal(0, (await _portal.PersonAsync(bob.Id)).AccessFailedCount);
    }

    [Fact]
    public async Task Codes_cannot_be_guessed_by_one_password_step()
    {
        var browser = _portal.Stranger();
        var step = await PeopledPortal.EnterPasswordAsync(browser, _portal.Admin.Email, Member.Password);
        for (var guess = 0; guess < 5; guess++)
        {
            await PeopledPortal.EnterCodeAsync(browser, step, $"00000{guess}");
        }

        _portal.Clock.Advance(TimeSpan.FromSeconds(31));
        var right = await PeopledPortal.EnterCodeAsync(browser, step, _portal.Admin.CodeAt(_portal.Clock.GetUtcNow()));
        right.Says(HttpStatusCode.OK, "That did not work.");
        Assert.Contains("account.locked", await _portal.ActionsAsync(AuditStream.Access));
    }

    [Fact]
    public async Task A_code_works_once()
    {
        var (_, answer) = await _portal.SignInAsync(_portal.Admin);
        Assert.Equal(HttpStatusCode.Found, answer.Status);
        var browser = _portal.Stranger();
        var step = await PeopledPortal.EnterPasswordAsync(browser, _portal.Admin.Email, Member.Password);
        var again = await PeopledPortal.EnterCodeAsync(browser, step, _portal.Admin.CodeAt(_portal.Clock.GetUtcNow()));
        again.Says(HttpStatusCode.OK, "That did not work.");
        Assert.Equal(HttpStatusCode.Found, (await browser.GetAsync("/account")).Status);
    }

    [Fact]
    public async Task The_code_that_set_up_the_app_signs_nobody_in()
    {
        var browser = _portal.Stranger();
        var step = await PeopledPortal.EnterPasswordAsync(browser, _portal.Admin.Email, Member.Password);
        (await PeopledPortal.EnterCodeAsync(browser, step, _portal.Admin.CodeAt(_portal.Clock.GetUtcNow()))).Says(HttpStatusCode.OK, "That did not work.");
    }

    [Fact]
    public async Task The_same_code_sent_many_times_at_once_signs_in_once()
    {
        _portal.Clock.Advance(TimeSpan.FromSeconds(31));
        var browser = _portal.Stranger();
        var step = await PeopledPortal.EnterPasswordAsync(browser, _portal.Admin.Email, Member.Password);
        var code = _portal.Admin.CodeAt(_portal.Clock.GetUtcNow());
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => PeopledPortal.EnterCodeAsync(browser.Copy(), step, code)));
        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Found);
    }

    [Fact]
    public async Task A_recovery_code_stands_in_for_the_app_once()
    {
        var browser = _portal.Stranger();
        var code = _portal.Admin.RecoveryCodes[3];
        var step = await PeopledPortal.EnterPasswordAsync(browser, _portal.Admin.Email, Member.Password);
        Assert.Equal(HttpStatusCode.Found, (await PeopledPortal.EnterCodeAsync(browser.Copy(), step, $" {code.ToUpperInvariant()} ")).Status);
        Assert.Equal(
            "password and recovery code", PeopledPortal.DataOf((await _portal.LogAsync(AuditStream.Access))[^1]).GetProperty("method").GetString());
        (await PeopledPortal.EnterCodeAsync(browser.Copy(), step, code)).Says(HttpStatusCode.OK, "That did not work.");
        Assert.Equal(HttpStatusCode.Found, (await PeopledPortal.EnterCodeAsync(browser, step, _portal.Admin.RecoveryCodes[4])).Status);
        (await browser.GetAsync("/account")).Says(HttpStatusCode.OK, "8 recovery codes are left");
    }

    [Fact]
    public async Task RecoveryCode_WithoutHyphensOrWithSpaces_IsAccepted()
    {
        var browser = _portal.Stranger();
        var step = await PeopledPortal.EnterPasswordAsync(browser, _portal.Admin.Email, Member.Password);
        var (bare, spaced) = (_portal.Admin.RecoveryCodes[0].Replace("-", "", StringComparison.Ordinal), _portal.Admin.RecoveryCodes[1].Replace('-', ' '));
        Assert.Equal(HttpStatusCode.Found, (await PeopledPortal.EnterCodeAsync(browser.Copy(), step, bare)).Status);
        Assert.Equal(HttpStatusCode.Found, (await PeopledPortal.EnterCodeAsync(browser.Copy(), step, spaced)).Status);
        (await PeopledPortal.EnterCodeAsync(browser.Copy(), step, bare[..^1])).Says(HttpStatusCode.OK, "That did not work.");
    }

    [Fact]
    public async Task SignIn_WhileTooManyPasswordsAreHashed_IsPutOff()
    {
        var hashing = _portal.Service<PasswordHashing>();
        var turns = Enumerable.Range(0, PasswordHashing.AtOnce + PasswordHashing.WaitingMaxCount)
            .Select(_ => hashing.TakeTurnAsync(TestContext.Current.CancellationToken)).ToList();
        (await PeopledPortal.EnterPasswordAsync(_portal.Stranger(), _portal.Admin.Email, Member.Password)).Says(HttpStatusCode.TooManyRequests, "too many attempts");
        foreach (var turn in turns)
        {
            (await turn)!.Dispose();
        }

        (await PeopledPortal.EnterPasswordAsync(_portal.Stranger(), _portal.Admin.Email, Member.Password)).Says(HttpStatusCode.OK, "One more step");
    }

    [Fact]
    public async Task The_recovery_codes_of_somebody_else_are_none()
    {
        var bob = await _portal.JoinAsync(Roles.Editor, "Bob");
        var browser = _portal.Stranger();
        var step = await PeopledPortal.EnterPasswordAsync(browser, _portal.Admin.Email, Member.Password);
        (await PeopledPortal.EnterCodeAsync(browser, step, bob.RecoveryCodes[0])).Says(HttpStatusCode.OK, "That did not work.");
    }

    [Fact]
    public async Task Who_is_disabled_between_password_and_code_does_not_get_in()
    {
        var bob = await _portal.JoinAsync(Roles.Editor, "Bob");
        _portal.Clock.Advance(TimeSpan.FromSeconds(31));
        var browser = _portal.Stranger();
        var step = await PeopledPortal.EnterPasswordAsync(browser, bob.Email, Member.Password);
        await _portal.BendAsync(bob.Id, person => person.SetDisabled(true, _portal.Clock.GetUtcNow()));
        (await PeopledPortal.EnterCodeAsync(browser, step, bob.CodeAt(_portal.Clock.GetUtcNow()))).Says(HttpStatusCode.OK, "That did not work.");
    }

    [Fact]
    public async Task An_open_session_stops_at_the_end_of_the_account()
    {
        var bob = await _portal.JoinAsync(Roles.Editor, "Bob", _portal.Today);
        Assert.Equal(HttpStatusCode.OK, (await bob.Browser.GetAsync("/account")).Status);
        await _portal.BendAsync(bob.Id, person => person.Grant(Roles.Editor, _portal.Clock.GetUtcNow().AddMinutes(1)));
        _portal.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(HttpStatusCode.Found, (await bob.Browser.GetAsync("/account")).Status);
    }

    [Fact]
    public async Task A_step_that_was_made_up_starts_again()
    {
        var browser = _portal.Stranger();
        var step = await PeopledPortal.EnterPasswordAsync(browser, _portal.Admin.Email, Member.Password);
        var answer = await browser.SubmitAsync(step, "code", ("CodeSeal", "rubbish"), ("Code", "000000"));
        answer.Says(HttpStatusCode.OK, "Start again.");
        Assert.NotNull(answer.Page.QuerySelector("input[name=Password]"));
    }

    [Fact]
    public async Task A_passkey_form_without_a_passkey_starts_again()
    {
        var browser = _portal.Stranger();
        var answer = await browser.SubmitAsync(await browser.GetAsync("/account/sign-in"), "passkey");
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.NotEqual("", answer.Problem);
    }

    [Theory]
    [InlineData("ada@example.com")]
    [InlineData("nobody@example.com")]
    public async Task One_account_is_tried_five_times_a_minute_from_wherever_and_whether_there_is_one_or_not(string email)
    {
        for (var attempt = 0; attempt < 5; attempt++)
        {
            Assert.Equal(HttpStatusCode.OK, (await PeopledPortal.EnterPasswordAsync(_portal.Stranger(), email, Wrong)).Status);
        }

        (await PeopledPortal.EnterPasswordAsync(_portal.Stranger(), email.ToUpperInvariant(), Member.Password)).Says(HttpStatusCode.TooManyRequests, "too many attempts");
        Assert.Equal(HttpStatusCode.OK, (await PeopledPortal.EnterPasswordAsync(_portal.Stranger(), "other@example.com", Wrong)).Status);
    }

    [Fact]
    public async Task One_network_address_tries_20_times_a_minute_whatever_it_tries()
    {
        var browser = _portal.Stranger();
        for (var attempt = 0; attempt < 20; attempt++)
        {
            Assert.Equal(HttpStatusCode.OK, (await PeopledPortal.EnterPasswordAsync(browser, $"person{attempt}@example.com", Wrong)).Status);
        }

        var page = await browser.GetAsync("/account/sign-in");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.SubmitAsync(page, "password", ("Email", _portal.Admin.Email), ("Password", Member.Password))).Status);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await browser.SubmitAsync(page, "passkey", ("PasskeyCredential", "{}"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await PeopledPortal.EnterPasswordAsync(_portal.Stranger(), _portal.Admin.Email, Member.Password)).Status);
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
    public async Task Nobody_is_sent_elsewhere_after_signing_in(string returnUrl, string goesTo)
    {
        var (_, answer) = await _portal.SignInAsync(_portal.Admin, returnUrl);
        Assert.Equal(HttpStatusCode.Found, answer.Status);
        Assert.Equal(AddressOf(goesTo), answer.Location);
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    private string AddressOf(string local) => $"{_portal.Host.Client.BaseAddress!.GetLeftPart(UriPartial.Authority)}{local}";

    /// <summary>What was typed, and what is sealed anew for every answer.</summary>
    [GeneratedRegex(" (value|data-options)=\"[^\"]*\"|<!--Blazor-[^>]*-->", RegexOptions.CultureInvariant)]
    private static partial Regex Changing();
}
