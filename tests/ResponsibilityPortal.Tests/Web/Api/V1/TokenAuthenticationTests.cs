using System.Net;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Admin.Tokens;

namespace ResponsibilityPortal.Tests.Web.Api.V1;

public sealed class TokenAuthenticationTests : IAsyncLifetime
{
    private PortalWithUsers _portal = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _portal = await PortalWithUsers.StartAsync(("Portal:Seed", "none"), ("Portal:ApiRequestsPerSecond", "5"));
        await _portal.Host.PublishAsync(Given.Matrix());
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    [Theory]
    [InlineData("GET", ApiClient.Draft)]
    [InlineData("GET", ApiClient.Cell)]
    [InlineData("PUT", ApiClient.Cell)]
    [InlineData("POST", ApiClient.Publish)]
    [InlineData("GET", "/api")]
    [InlineData("GET", "/api/v1/nothing")]
    [InlineData("DELETE", "/api/v1/nothing")]
    public async Task Request_WithoutToken_Is401AtEveryAddress(string method, string address)
    {
        var answer = await new ApiClient(_portal.Host, null).SendAsync(new HttpMethod(method), address, null);
        answer.Is(HttpStatusCode.Unauthorized, "token-required");
        Assert.Equal("Bearer", answer.Authenticate);
    }

    [Fact]
    public async Task Request_WithAdministratorCookie_Is401()
    {
        var answer = await new ApiClient(_portal.Host, null).SendAsync(
            HttpMethod.Get,
            ApiClient.Draft,
            null,
            null,
            null,
            ("Cookie", _portal.Admin.Browser.Cookies)
        );
        answer.Is(HttpStatusCode.Unauthorized, "token-required");
    }

    [Fact]
    public async Task Token_Mistyped_IsRefusedWithoutReadingTheStore()
    {
        var token = (await ApiClient.CreateAsync(_portal, ApiScopes.All)).Token;
        var client = new ApiClient(_portal.Host, token[..^1] + (token[^1] == '0' ? '1' : '0'));
        (await client.GetAsync(ApiClient.Draft)).Is(HttpStatusCode.Unauthorized, "token-required");
        var before = _portal.Host.Queries.Count;
        var answer = (await client.GetAsync(ApiClient.Draft)).Is(HttpStatusCode.Unauthorized, "token-required");
        Assert.Equal("Bearer error=\"invalid_token\"", answer.Authenticate);
        Assert.Equal(before, _portal.Host.Queries.Count);
    }

    [Fact]
    public async Task Token_UnknownOrWithWrongSecret_IsRefusedInTheSameWords()
    {
        var known = (await ApiClient.CreateAsync(_portal, ApiScopes.All)).Token;
        Assert.True(ApiTokenText.TryParse(known, out var token));
        foreach (var text in new[] { ApiTokenText.Create(), ApiTokenText.Create() with { Id = token.Id } })
        {
            var answer = (await new ApiClient(_portal.Host, text.ToString()).GetAsync(ApiClient.Draft)).Is(
                HttpStatusCode.Unauthorized,
                "token-required"
            );
            Assert.Equal(
                "The token is mistyped, unknown, expired or revoked. An administrator can create a new one.",
                answer.Text("detail")
            );
        }

        Assert.Equal(["unknown token", "wrong secret"], (await RefusalsAsync()).Select(refusal => refusal.Cause));
    }

    [Fact]
    public async Task Token_Revoked_IsRefusedAtItsNextRequest()
    {
        var created = await ApiClient.CreateAsync(_portal, ApiScopes.All);
        var client = new ApiClient(_portal.Host, created.Token);
        (await client.GetAsync(ApiClient.Draft)).Is(HttpStatusCode.OK);
        Assert.IsType<TokenOutcome.Done>(await Register.RevokeAsync(created.Token.Substring(4, 8), _portal.Admin.Change(), Cancellation));
        (await client.GetAsync(ApiClient.Draft)).Is(HttpStatusCode.Unauthorized, "token-required");
        (await client.PutAsync("""{"accountable":"vendor"}""", "1.0", Guid.NewGuid())).Is(HttpStatusCode.Unauthorized, "token-required");
        Assert.Equal(("revoked", $"api-tokens/{created.Token.Substring(4, 8)}"), Assert.Single(await RefusalsAsync()));
    }

    [Fact]
    public async Task Token_Expired_IsRefused()
    {
        var client = await ApiClient.WithAsync(_portal, ApiScopes.All, days: 1);
        (await client.GetAsync(ApiClient.Draft)).Is(HttpStatusCode.OK);
        _portal.Clock.Advance(TimeSpan.FromDays(1));
        (await client.GetAsync(ApiClient.Draft)).Is(HttpStatusCode.Unauthorized, "token-required");
        Assert.Equal("expired", Assert.Single(await RefusalsAsync()).Cause);
    }

    [Theory]
    //                                read cell edit publish
    [InlineData(ApiScopes.ReadDrafts, 200, 200, 403, 403)]
    [InlineData(ApiScopes.EditDrafts, 200, 200, 400, 403)]
    [InlineData(ApiScopes.Publish, 403, 403, 403, 400)]
    public async Task Token_WithScopes_MayDoExactlyWhatTheyAllow(ApiScopes scopes, params int[] statuses)
    {
        var client = await ApiClient.WithAsync(_portal, scopes);
        var answers = new[]
        {
            await client.GetAsync(ApiClient.Draft),
            await client.GetAsync(ApiClient.Cell),
            await client.SendAsync(HttpMethod.Put, ApiClient.Cell, "{}"),
            await client.SendAsync(HttpMethod.Post, ApiClient.Publish, "{}"),
        };
        Assert.Equal(statuses, answers.Select(answer => (int)answer.Status));
        Assert.All(
            answers.Where(answer => answer.Status == HttpStatusCode.Forbidden),
            answer =>
            {
                answer.Is(HttpStatusCode.Forbidden, "scope-missing");
                Assert.Contains("insufficient_scope", answer.Authenticate, StringComparison.Ordinal);
            }
        );
    }

    [Fact]
    public async Task Token_RequestBeyondItsScopes_IsRecorded()
    {
        await (await ApiClient.WithAsync(_portal, ApiScopes.ReadDrafts, "Reader script")).SendAsync(HttpMethod.Put, ApiClient.Cell, "{}");
        var entry = (await _portal.LogAsync(AuditStream.Access)).Last(entry => entry.Action == "access.refused");
        Assert.Equal("Reader script", entry.ActorName);
        Assert.StartsWith("token:", entry.ActorId, StringComparison.Ordinal);
        Assert.Equal("edit-drafts", PortalWithUsers.DataOf(entry).GetProperty("needed").GetString());
    }

    [Fact]
    public async Task Token_Use_RecordsTheFirstAndSavesTheLastToTheMinute()
    {
        var client = await ApiClient.WithAsync(_portal, ApiScopes.ReadDrafts);
        Assert.Null(Assert.Single((await Register.ListAsync(_portal.Admin.Actor, Cancellation))!).LastUsedAt);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => client.GetAsync(ApiClient.Draft)));
        var used = Assert.Single((await Register.ListAsync(_portal.Admin.Actor, Cancellation))!).LastUsedAt!.Value;
        Assert.Equal(0, used.Second);
        _portal.Clock.Advance(TimeSpan.FromMinutes(2));
        await client.GetAsync(ApiClient.Draft);
        Assert.Equal(used.AddMinutes(2), Assert.Single((await Register.ListAsync(_portal.Admin.Actor, Cancellation))!).LastUsedAt);
        Assert.Single(await _portal.ActionsAsync(AuditStream.Access), action => action == "api-token.first-used");
    }

    /// <remarks>Triggers of PostgreSQL have another form.</remarks>
    [Fact]
    [Trait("Store", "Sqlite")]
    public async Task Token_UseWhileStoreIsBusy_ReadsAndIsSavedAMinuteLater()
    {
        var client = await ApiClient.WithAsync(_portal, ApiScopes.ReadDrafts);
        StoreFile.Do(
            _portal.Data.Path,
            "CREATE TRIGGER full_disk BEFORE UPDATE ON ApiTokens BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"
        );
        (await client.GetAsync(ApiClient.Draft)).Is(HttpStatusCode.OK);
        StoreFile.Do(_portal.Data.Path, "DROP TRIGGER full_disk");
        Assert.DoesNotContain("api-token.first-used", await _portal.ActionsAsync(AuditStream.Access));
        _portal.Clock.Advance(TimeSpan.FromMinutes(1));
        (await client.GetAsync(ApiClient.Draft)).Is(HttpStatusCode.OK);
        Assert.NotNull(Assert.Single((await Register.ListAsync(_portal.Admin.Actor, Cancellation))!).LastUsedAt);
        Assert.Single(await _portal.ActionsAsync(AuditStream.Access), action => action == "api-token.first-used");
    }

    [Fact]
    public async Task Secret_OfAToken_IsNeitherInTheStoreNorInTheLog()
    {
        var token = (await ApiClient.CreateAsync(_portal, ApiScopes.All)).Token;
        await new ApiClient(_portal.Host, token).GetAsync(ApiClient.Draft);
        Assert.True(ApiTokenText.TryParse(token, out var text));
        await using var store = _portal.Host.OpenStore();
        Assert.DoesNotContain(store.ApiTokens, stored => stored.SecretHash.Contains(text.Secret, StringComparison.Ordinal));
        foreach (var stream in new[] { AuditStream.Content, AuditStream.Access })
        {
            Assert.DoesNotContain(
                await _portal.LogAsync(stream),
                entry =>
                    System.Text.Encoding.UTF8.GetString(entry.Payload) is var payload
                    && (
                        payload.Contains(text.Secret, StringComparison.Ordinal)
                        || payload.Contains(text.SecretHash, StringComparison.Ordinal)
                    )
            );
        }
    }

    [Fact]
    public async Task Token_TooManyRequests_MustWait()
    {
        var client = await ApiClient.WithAsync(_portal, ApiScopes.ReadDrafts);
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => client.GetAsync(ApiClient.Draft)));
        Assert.Contains(answers, answer => answer.Status == HttpStatusCode.OK);
        answers.First(answer => answer.Status != HttpStatusCode.OK).Is(HttpStatusCode.TooManyRequests, "too-many-requests");
        (await (await ApiClient.WithAsync(_portal, ApiScopes.ReadDrafts)).GetAsync(ApiClient.Draft)).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Token_OverPlainHttpFromElsewhere_IsNotChecked()
    {
        var client = await ApiClient.WithAsync(_portal, ApiScopes.ReadDrafts);
        (await client.SendAsync(HttpMethod.Get, ApiClient.Draft, null, null, null, ("Host", "portal.example"))).Is(
            HttpStatusCode.Forbidden,
            "https-required"
        );
        (
            await client.SendAsync(
                HttpMethod.Get,
                ApiClient.Draft,
                null,
                null,
                null,
                ("Host", "portal.example"),
                ("X-Forwarded-Proto", "https")
            )
        ).Is(HttpStatusCode.OK);
    }

    private TokenRegister Register => _portal.Service<TokenRegister>();

    private async Task<List<(string Cause, string Target)>> RefusalsAsync() =>
        [
            .. (await _portal.LogAsync(AuditStream.Access))
                .Where(entry => entry.Action == "api-token.refused")
                .Select(entry => (PortalWithUsers.DataOf(entry).GetProperty("cause").GetString()!, entry.Target)),
        ];
}
