using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Admin.Tokens;

namespace ResponsibilityPortal.Tests.Web.Features.Admin.Tokens;

public sealed class TokenRegisterTests : IAsyncLifetime
{
    private PeopledPortal _portal = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private TokenRegister Register => _portal.Service<TokenRegister>();

    public async ValueTask InitializeAsync() => _portal = await PeopledPortal.StartAsync();

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Fact]
    public async Task A_token_is_shown_once_and_listed_without_its_secret()
    {
        var change = _portal.Admin.Change();
        var created = Assert.IsType<TokenOutcome.Created>(await Register.CreateAsync(new CreateToken(" Nightly ", ApiScopes.EditDrafts, 90), change, Cancellation));
        Assert.IsType<TokenOutcome.Done>(await Register.CreateAsync(new CreateToken("Nightly", ApiScopes.EditDrafts, 90), change, Cancellation));
        var token = Assert.Single((await Register.ListAsync(_portal.Admin.Actor, Cancellation))!);
        Assert.Equal(("Nightly", ApiScopes.EditDrafts, "Ada Admin", "active", (DateTimeOffset?)null), (token.Name, token.Scopes, token.CreatedBy, token.Standing, token.LastUsedAt));
        Assert.StartsWith($"ptl_{token.Id}", created.Token, StringComparison.Ordinal);
        var entry = (await _portal.LogAsync(AuditStream.Content))[^1];
        Assert.Equal(("api-token.created", $"api-tokens/{token.Id}"), (entry.Action, entry.Target));
    }

    [Fact]
    public async Task A_token_is_revoked_once()
    {
        await ApiClient.CreateAsync(_portal, ApiScopes.All);
        var id = Assert.Single((await Register.ListAsync(_portal.Admin.Actor, Cancellation))!).Id;
        Assert.IsType<TokenOutcome.Done>(await Register.RevokeAsync(id, _portal.Admin.Change(), Cancellation));
        Assert.IsType<TokenOutcome.Unchanged>(await Register.RevokeAsync(id, _portal.Admin.Change(), Cancellation));
        Assert.Equal("revoked", Assert.Single((await Register.ListAsync(_portal.Admin.Actor, Cancellation))!).Standing);
        Assert.Single(await _portal.ActionsAsync(AuditStream.Content), action => action == "api-token.revoked");
        Assert.Equal(new TokenOutcome.NotDone(Refusal.NotFound), await Register.RevokeAsync("nothing1", _portal.Admin.Change(), Cancellation));
    }

    [Theory]
    [InlineData("", ApiScopes.All, 90)]
    [InlineData("two\nlines", ApiScopes.All, 90)]
    [InlineData("Script", ApiScopes.None, 90)]
    [InlineData("Script", (ApiScopes)8, 90)]
    [InlineData("Script", ApiScopes.All, 0)]
    [InlineData("Script", ApiScopes.All, 366)]
    public async Task What_cannot_be_is_not_made(string name, ApiScopes scopes, int days)
    {
        Assert.IsType<TokenOutcome.Invalid>(await Register.CreateAsync(new CreateToken(name, scopes, days), _portal.Admin.Change(), Cancellation));
        Assert.Empty((await Register.ListAsync(_portal.Admin.Actor, Cancellation))!);
    }

    [Theory]
    [InlineData(Roles.Editor | Roles.Approver)]
    [InlineData(Roles.Auditor)]
    [InlineData(Roles.None)]
    public async Task Only_an_administrator_manages_tokens(Roles roles)
    {
        await ApiClient.CreateAsync(_portal, ApiScopes.All);
        var id = Assert.Single((await Register.ListAsync(_portal.Admin.Actor, Cancellation))!).Id;
        var other = await _portal.JoinAsync(roles, "Bob");
        Assert.Null(await Register.ListAsync(other.Actor, Cancellation));
        Assert.Equal(new TokenOutcome.NotDone(Refusal.NotAllowed), await Register.CreateAsync(new CreateToken("Script", ApiScopes.All, 90), other.Change(), Cancellation));
        Assert.Equal(new TokenOutcome.NotDone(Refusal.NotAllowed), await Register.RevokeAsync(id, other.Change(), Cancellation));
    }

    [Fact]
    public async Task A_token_cannot_make_tokens()
    {
        var created = await ApiClient.CreateAsync(_portal, ApiScopes.All);
        var token = new Actor($"token:{created.Token.Substring(4, 8)}", "Script");
        Assert.Equal(new TokenOutcome.NotDone(Refusal.NotAllowed), await Register.CreateAsync(new CreateToken("More", ApiScopes.All, 90), new Change(token, Guid.NewGuid(), null), Cancellation));
        Assert.Null(await Register.ListAsync(token, Cancellation));
    }
}
