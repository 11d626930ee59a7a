using System.Net;
using Microsoft.EntityFrameworkCore;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Accounts.SettingUp;

namespace ResponsibilityPortal.Tests.Web.Security;

/// <summary>A form is accepted only with the token that belongs to its browser.</summary>
public sealed class FormCookieTests : IAsyncLifetime
{
    private const string Cookie = "__Host-portal-forms";
    private const string Token = "__RequestVerificationToken";

    private PortalWithUsers _portal = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => _portal = await PortalWithUsers.StartAsync();

    [Theory]
    [InlineData("/account/sign-in", "password")]
    [InlineData("/account/sign-in", "passkey")]
    [InlineData("/account", "renew-codes")]
    [InlineData("/account", "remove-password")]
    [InlineData("/account", "enrol-password")]
    [InlineData("/account", "enrol-passkey")]
    [InlineData("/setup", "who")]
    [InlineData("/account/join", "enrol-password")]
    public async Task Form_WithoutItsToken_ChangesNothing(string address, string form)
    {
        var browser = _portal.Admin.Browser;
        if (address == "/setup")
        {
            await _portal.Service<SetupLink>().OfferToOperatorAsync(Cancellation);
            address = _portal.SetupAddress();
        }
        else if (address == "/account/join")
        {
            address = $"{address}?token={(await _portal.AddAsync(Roles.None, "Bob")).Token}";
        }

        var page = await browser.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var before = await StateAsync();
        var (action, fields) = page.Form(form);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.PostAsync(action, fields.Where(field => field.Key != Token))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SubmitAsync(page, form, (Token, "rubbish"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await browser.SubmitAsync(page, form, (Token, await TokenOfSomebodyElseAsync()))).Status);
        var bare = browser.Copy();
        bare.Forget(Cookie);
        Assert.Equal(HttpStatusCode.BadRequest, (await bare.SubmitAsync(page, form)).Status);
        Assert.Equal(before, await StateAsync());
    }

    [Fact]
    public async Task Browser_HasOneCookieForAllForms()
    {
        var browser = _portal.Stranger();
        Assert.Single((await browser.GetAsync("/account/sign-in")).Cookies);
        Assert.Empty((await browser.GetAsync("/account/sign-in")).Cookies);
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    private async Task<string> TokenOfSomebodyElseAsync() =>
        (await _portal.Stranger().GetAsync("/account/sign-in")).Form("password").Fields[Token];

    private async Task<string> StateAsync()
    {
        await using var store = _portal.Host.OpenStore();
        var users = await store.Users.Select(user => user.ConcurrencyStamp).ToListAsync(Cancellation);
        var tokens = await store.UserTokens.Select(token => token.Value).ToListAsync(Cancellation);
        return $"{string.Join(' ', users.Concat(tokens))} {await store.AuditEntries.CountAsync(Cancellation)}";
    }
}
