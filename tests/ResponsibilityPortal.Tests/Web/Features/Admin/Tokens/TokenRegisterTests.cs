using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Admin.Tokens;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Tokens;

public sealed class TokenRegisterTests : IAsyncLifetime
{
    private PortalWithUsers _portal = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private TokenRegister Register => _portal.Service<TokenRegister>();

    public async ValueTask InitializeAsync() => _portal = await PortalWithUsers.StartAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task Create_Token_IsShownOnceAndListedWithoutItsSecret()
    {
        var change = _portal.Admin.Change();
        var created = Assert.IsType<TokenOutcome.Created>(
            await Register.CreateAsync(new CreateToken(" Nightly ", ApiScopes.EditDrafts, 90), change, Cancellation)
        );
        Assert.IsType<TokenOutcome.Done>(
            await Register.CreateAsync(new CreateToken("Nightly", ApiScopes.EditDrafts, 90), change, Cancellation)
        );
        var token = Assert.Single((await Register.ListAsync(_portal.Admin.Actor, Cancellation))!);
        Assert.Equal(
            ("Nightly", ApiScopes.EditDrafts, "Ada Admin", "active", (DateTimeOffset?)null),
            (token.Name, token.Scopes, token.CreatedBy, token.Status, token.LastUsedAt)
        );
        Assert.StartsWith($"ptl_{token.Id}", created.Token, StringComparison.Ordinal);
        var entry = (await _portal.LogAsync(AuditStream.Content))[^1];
        Assert.Equal(("api-token.created", $"api-tokens/{token.Id}"), (entry.Action, entry.Target));
    }

    [Fact]
    public async Task Revoke_Again_ChangesNothing()
    {
        await ApiClient.CreateAsync(_portal, ApiScopes.All);
        var id = Assert.Single((await Register.ListAsync(_portal.Admin.Actor, Cancellation))!).Id;
        Assert.IsType<TokenOutcome.Done>(await Register.RevokeAsync(id, _portal.Admin.Change(), Cancellation));
        Assert.IsType<TokenOutcome.Unchanged>(await Register.RevokeAsync(id, _portal.Admin.Change(), Cancellation));
        Assert.Equal("revoked", Assert.Single((await Register.ListAsync(_portal.Admin.Actor, Cancellation))!).Status);
        Assert.Single(await _portal.ActionsAsync(AuditStream.Content), action => action == "api-token.revoked");
        Assert.Equal(
            new TokenOutcome.NotDone(Refusal.NotFound),
            await Register.RevokeAsync("nothing1", _portal.Admin.Change(), Cancellation)
        );
    }

    [Theory]
    [InlineData("", ApiScopes.All, 90)]
    [InlineData("two\nlines", ApiScopes.All, 90)]
    [InlineData("Script", ApiScopes.None, 90)]
    [InlineData("Script", (ApiScopes)8, 90)]
    [InlineData("Script", ApiScopes.All, 0)]
    [InlineData("Script", ApiScopes.All, 366)]
    public async Task Create_InvalidToken_IsRefused(string name, ApiScopes scopes, int days)
    {
        Assert.IsType<TokenOutcome.Invalid>(
            await Register.CreateAsync(new CreateToken(name, scopes, days), _portal.Admin.Change(), Cancellation)
        );
        Assert.Empty((await Register.ListAsync(_portal.Admin.Actor, Cancellation))!);
    }

    [Theory]
    [InlineData(Roles.Editor | Roles.Approver)]
    [InlineData(Roles.Auditor)]
    [InlineData(Roles.None)]
    public async Task Tokens_WithoutTheRole_AreRefused(Roles roles)
    {
        await ApiClient.CreateAsync(_portal, ApiScopes.All);
        var id = Assert.Single((await Register.ListAsync(_portal.Admin.Actor, Cancellation))!).Id;
        var other = await _portal.JoinAsync(roles, "Bob");
        Assert.Null(await Register.ListAsync(other.Actor, Cancellation));
        Assert.Equal(
            new TokenOutcome.NotDone(Refusal.NotAllowed),
            await Register.CreateAsync(new CreateToken("Script", ApiScopes.All, 90), other.Change(), Cancellation)
        );
        Assert.Equal(new TokenOutcome.NotDone(Refusal.NotAllowed), await Register.RevokeAsync(id, other.Change(), Cancellation));
    }

    [Fact]
    public async Task Create_ByAToken_IsRefused()
    {
        var created = await ApiClient.CreateAsync(_portal, ApiScopes.All);
        var token = new Actor($"token:{created.Token.Substring(4, 8)}", "Script");
        Assert.Equal(
            new TokenOutcome.NotDone(Refusal.NotAllowed),
            await Register.CreateAsync(new CreateToken("More", ApiScopes.All, 90), new Change(token, Guid.NewGuid(), null), Cancellation)
        );
        Assert.Null(await Register.ListAsync(token, Cancellation));
    }
}
