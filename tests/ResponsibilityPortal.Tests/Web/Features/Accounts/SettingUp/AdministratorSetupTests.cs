using System.Net;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Accounts.Credentials;
using ResponsibilityPortal.Web.Features.Accounts.SettingUp;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Tests.Web.Features.Accounts.SettingUp;

public sealed class AdministratorSetupTests(AdministratorSetupTests.DesertedPortal deserted)
    : IClassFixture<AdministratorSetupTests.DesertedPortal>
{
    /// <summary>The portal of the tests that leave it without an administrator, and its setup link as it is.</summary>
    private readonly PortalWithUsers _deserted = deserted.Portal;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Setup_WithTheLink_CreatesAnAdministratorAndSignsIn()
    {
        await using var portal = PortalWithUsers.StartDeserted();
        var ada = await portal.SetUpAsync("Ada Admin", "ada@example.com");
        var person = await portal.UserAsync(ada.Id);
        Assert.Equal((Roles.FirstAdministrator, "Ada Admin"), (person.Roles, person.Name));
        Assert.True(person.IsLastingAdministrator);
        Assert.Equal(10, ada.RecoveryCodes.Distinct().Count());
        Assert.Equal(HttpStatusCode.OK, (await ada.Browser.GetAsync("/admin")).Status);
        Assert.Equal(["administrator.claimed"], await portal.ActionsAsync(AuditStream.Content));
        Assert.Equal(
            ["certificate.added", "portal.started", "setup-link.issued", "credential.changed", "session.started"],
            await portal.ActionsAsync(AuditStream.Access)
        );
    }

    [Fact]
    public async Task FailedForm_PutsItsMessageFirstWithTheFocus()
    {
        var browser = _deserted.Stranger();
        var wrong = await browser.SubmitAsync(
            await browser.GetAsync(_deserted.SetupAddress()),
            "who",
            ("Name", "Ada Admin"),
            ("Email", "no address")
        );
        Assert.Equal(("", "Ada Admin", "no address"), FocusedIn(wrong));
        Assert.False(wrong.Page.QuerySelector("#name")!.HasAttribute("autofocus"));

        var ways = await browser.SubmitAsync(wrong, "who", ("Name", "Ada Admin"), ("Email", "ada@example.com"));
        Assert.Empty(ways.Page.QuerySelectorAll("[autofocus]"));
        var failed = await browser.SubmitAsync(ways, "enrol-password", ("Password", "short"), ("Code", "000000"));
        var page = failed.Page;
        var message = Assert.Single(page.QuerySelectorAll("[autofocus]"));
        Assert.Equal(("-1", "alert"), (message.GetAttribute("tabindex"), message.GetAttribute("role")));
        Assert.NotEmpty(message.TextContent);
        Assert.True(
            message.CompareDocumentPosition(page.QuerySelector("#new-password")!).HasFlag(AngleSharp.Dom.DocumentPositions.Following)
        );
    }

    private static (string Element, string? Name, string? Email) FocusedIn(Visit visit) =>
        (
            Assert.Single(visit.Page.QuerySelectorAll("[autofocus]")).ClassName == "problem" ? "" : "another",
            visit.Page.QuerySelector("#name")!.GetAttribute("value"),
            visit.Page.QuerySelector("#email")!.GetAttribute("value")
        );

    [Theory]
    [InlineData("")]
    [InlineData("?token=")]
    [InlineData("?token=wrong")]
    public async Task Setup_WithoutTheLink_IsNotFound(string query)
    {
        var visit = await _deserted.Stranger().GetAsync($"/setup{query}");
        visit.Says(HttpStatusCode.NotFound, AccountTexts.NothingHere);
        Assert.DoesNotContain("administrator", visit.Words, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("/setup/")]
    [InlineData("/SETUP/")]
    [InlineData("/setup/?token=wrong")]
    [InlineData("/setup//")]
    [InlineData("/%73etup")]
    [InlineData("/setup/anything")]
    public async Task Setup_ByAnySpellingOfTheAddress_NeedsTheLink(string address)
    {
        (await _deserted.Stranger().GetAsync(address)).Says(HttpStatusCode.NotFound, AccountTexts.NothingHere);
    }

    [Fact]
    public async Task Setup_WithAnAdministrator_SaysThatItIsDone()
    {
        await using var portal = PortalWithUsers.StartDeserted();
        var address = portal.SetupAddress();
        await portal.SetUpAsync("Ada Admin", "ada@example.com");
        foreach (var late in new[] { "/setup", "/setup?token=wrong", "/Setup", address })
        {
            (await portal.Stranger().GetAsync(late)).Says(HttpStatusCode.Gone, AccountTexts.SetUpAlready);
        }
    }

    [Fact]
    public async Task LinkFile_IsPrivateAndRemovedAfterSetup()
    {
        await using var portal = PortalWithUsers.StartDeserted();
        Assert.StartsWith(
            portal.Host.Client.BaseAddress!.GetLeftPart(UriPartial.Authority),
            await File.ReadAllTextAsync(portal.SetupFile, Cancellation),
            StringComparison.Ordinal
        );
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(portal.SetupFile));
        }

        await portal.SetUpAsync("Ada Admin", "ada@example.com");
        Assert.False(File.Exists(portal.SetupFile));
    }

    [Fact]
    public async Task Link_After60Minutes_IsExpired()
    {
        await using var portal = PortalWithUsers.StartDeserted();
        var address = portal.SetupAddress();
        portal.Clock.Advance(TimeSpan.FromMinutes(60) - TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.OK, (await portal.Stranger().GetAsync(address)).Status);
        portal.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(HttpStatusCode.NotFound, (await portal.Stranger().GetAsync(address)).Status);
    }

    [Fact]
    public async Task Form_SentAfterTheLinkExpired_IsRefused()
    {
        await using var portal = PortalWithUsers.StartDeserted();
        var browser = portal.Stranger();
        var welcome = await browser.GetAsync(portal.SetupAddress());
        portal.Clock.Advance(TimeSpan.FromMinutes(60));
        var late = await browser.SubmitAsync(welcome, "who", ("Name", "Ada Admin"), ("Email", "ada@example.com"));
        Assert.Equal(HttpStatusCode.NotFound, late.Status);
    }

    [Fact]
    public async Task Restart_WithoutAnAdministrator_ReplacesTheLink()
    {
        using var data = new TemporaryDirectory();
        string Address() => new Uri(File.ReadAllText(data.File("setup-link.txt")).Trim()).PathAndQuery;
        string first;
        await using (PortalHost.Start(data, null, ("Portal:Seed", "none")))
        {
            first = Address();
        }

        await using var host = PortalHost.Start(data, null, ("Portal:Seed", "none"));
        Assert.NotEqual(first, Address());
        await host.ReadAsync(first, HttpStatusCode.NotFound);
        await host.ReadAsync(Address());
    }

    [Fact]
    public async Task Restart_WithAnAdministrator_CreatesNoLink()
    {
        await using var portal = await PortalWithUsers.StartAsync();
        Assert.Null(await portal.Service<AdministratorSetup>().IssueAtStartAsync(Cancellation));
        await portal.Service<SetupLink>().OfferAtStartAsync(Cancellation);
        Assert.False(File.Exists(portal.SetupFile));
    }

    [Fact]
    public async Task Setup_ByManyAtOnce_SucceedsOnce()
    {
        await using var portal = PortalWithUsers.StartDeserted();
        var (setup, token) = (portal.Service<AdministratorSetup>(), portal.SetupAddress().Split('=')[1]);
        var claims = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(number =>
                    Task.Run(
                        () =>
                            setup.ClaimAsync(
                                token,
                                new NewAccount(Guid.CreateVersion7(), $"Claimant {number}", $"claimant{number}@example.com"),
                                NewCredential(),
                                new Client(null, null),
                                Cancellation
                            ),
                        Cancellation
                    )
                )
        );
        Assert.Single(claims, claim => claim.State == SetupState.Open);
        Assert.Equal(7, claims.Count(claim => claim is (SetupState.Gone, _, { Count: 0 }) && claim.Session == Guid.Empty));
        await using var store = portal.Host.OpenStore();
        Assert.Equal(1, await store.Users.CountAsync(Cancellation));
        Assert.Equal(1, await store.Sessions.CountAsync(Cancellation));
        Assert.Equal(["administrator.claimed"], await portal.ActionsAsync(AuditStream.Content));
    }

    [Fact]
    public async Task Setup_AgainFromAnOpenForm_ChangesNothing()
    {
        await using var portal = PortalWithUsers.StartDeserted();
        var browser = portal.Stranger();
        var ways = await browser.SubmitAsync(
            await browser.GetAsync(portal.SetupAddress()),
            "who",
            ("Name", "Eve"),
            ("Email", "eve@example.com")
        );
        await portal.SetUpAsync("Ada Admin", "ada@example.com");
        var key = ways.Page.QuerySelector("#app-key")!.TextContent;
        var late = await browser.SubmitAsync(
            ways,
            "enrol-password",
            ("Password", Member.Password),
            ("Code", Member.Code(key, portal.Clock.GetUtcNow()))
        );
        Assert.Equal(HttpStatusCode.Gone, late.Status);
        await using var store = portal.Host.OpenStore();
        Assert.Equal(["Ada Admin"], await store.Users.Select(person => person.Name).ToListAsync(Cancellation));
    }

    [Theory]
    [InlineData("", "ada@example.com", "Enter a name.")]
    [InlineData("Ada", "no address", "valid e-mail address")]
    [InlineData("Ada", "Ada <ada@example.com>", "valid e-mail address")]
    [InlineData("A\u0007da", "ada@example.com", "can't be shown")]
    public async Task Setup_WithABadNameOrAddress_IsRefused(string name, string email, string problem)
    {
        var browser = _deserted.Stranger();
        var answer = await browser.SubmitAsync(await browser.GetAsync(_deserted.SetupAddress()), "who", ("Name", name), ("Email", email));
        answer.Says(HttpStatusCode.OK, problem);
        Assert.Equal(email, answer.Form("who").Fields["Email"]);
    }

    [Theory]
    [InlineData("too short", null, "at least 15 characters")]
    [InlineData("passwordpassword", null, "too common")]
    [InlineData(Member.Password, "000000", "That code isn't correct")]
    public async Task Setup_WithABadCredential_KeepsTheLink(string password, string? code, string problem)
    {
        await using var portal = PortalWithUsers.StartDeserted();
        var browser = portal.Stranger();
        var ways = await browser.SubmitAsync(
            await browser.GetAsync(portal.SetupAddress()),
            "who",
            ("Name", "Ada Admin"),
            ("Email", "ada@example.com")
        );
        var key = ways.Page.QuerySelector("#app-key")!.TextContent;
        var again = await browser.SubmitAsync(
            ways,
            "enrol-password",
            ("Password", password),
            ("Code", code ?? Member.Code(key, portal.Clock.GetUtcNow()))
        );
        again.Says(HttpStatusCode.OK, problem);
        Assert.Equal(key, again.Page.QuerySelector("#app-key")!.TextContent);
        Assert.DoesNotContain(password, again.Body, StringComparison.Ordinal);
        var done = await browser.SubmitAsync(
            again,
            "enrol-password",
            ("Password", Member.Password),
            ("Code", Member.Code(key, portal.Clock.GetUtcNow()))
        );
        done.Says(HttpStatusCode.OK, AccountTexts.RecoveryCodesHeading);
    }

    [Fact]
    public async Task Reset_OfAnAccountWithoutAccess_RestoresIt()
    {
        await using var portal = await PortalWithUsers.StartAsync();
        var old = portal.Admin;
        await portal.Service<SetupLink>().OfferToOperatorAsync(Cancellation);
        var revived = await portal.SetUpAsync("Ada Again", old.Email);
        Assert.Equal(old.Id, revived.Id);
        Assert.Equal("Ada Again", (await portal.UserAsync(old.Id)).Name);
        Assert.Equal(HttpStatusCode.Found, (await old.Browser.GetAsync("/account")).Status);
        Assert.Equal(HttpStatusCode.OK, (await revived.Browser.GetAsync("/admin")).Status);
        var (_, answer) = await portal.SignInAsync(revived);
        Assert.Equal(HttpStatusCode.Found, answer.Status);
        portal.Clock.Advance(TimeSpan.FromSeconds(31));
        var browser = portal.Stranger();
        var page = await PortalWithUsers.EnterPasswordAsync(browser, old.Email, Member.Password);
        Assert.Equal(HttpStatusCode.OK, (await PortalWithUsers.EnterCodeAsync(browser, page, old.CodeAt(portal.Clock.GetUtcNow()))).Status);
        Assert.False(File.Exists(portal.SetupFile));
    }

    [Fact]
    public async Task Reset_OfADisabledOrEndedAccount_EnablesIt()
    {
        await using var portal = await PortalWithUsers.StartAsync();
        var bob = await portal.JoinAsync(Roles.Editor, "Bob", portal.Today);
        portal.Clock.Advance(TimeSpan.FromDays(2));
        await portal.Service<SetupLink>().OfferToOperatorAsync(Cancellation);
        var revived = await portal.SetUpAsync("Bob", bob.Email);
        Assert.Equal(bob.Id, revived.Id);
        Assert.True((await portal.UserAsync(bob.Id)).IsLastingAdministrator);
    }

    [Fact]
    public async Task Setup_WithManyGuessedLinks_HasToWait()
    {
        var guesser = _deserted.Stranger();
        for (var guess = 0; guess < 5; guess++)
        {
            Assert.Equal(HttpStatusCode.NotFound, (await guesser.GetAsync($"/setup?token=guess{guess}")).Status);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, (await guesser.GetAsync("/setup?token=guess5")).Status);
        Assert.Equal(HttpStatusCode.OK, (await _deserted.Stranger().GetAsync(_deserted.SetupAddress())).Status);
    }

    private static Credential.PasswordAndApp NewCredential() => new(Member.Password, AuthenticatorApp.NewKey(), 1);

    /// <summary>A portal without an administrator, started once for the tests that leave it so.</summary>
    public sealed class DesertedPortal : IAsyncDisposable
    {
        internal PortalWithUsers Portal { get; } = PortalWithUsers.StartDeserted();

        public ValueTask DisposeAsync() => Portal.DisposeAsync();
    }
}
