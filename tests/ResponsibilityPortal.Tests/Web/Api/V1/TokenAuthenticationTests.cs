using System.Net;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Admin.Tokens;

namespace ResponsibilityPortal.Tests.Web.Api.V1;

public sealed class TokenAuthenticationTests(TokenAuthenticationTests.LimitedPortal portal)
    : SharedPortalTest(portal),
        IClassFixture<TokenAuthenticationTests.LimitedPortal>
{

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
        var answer = await new ApiClient(Portal.Host, null).SendAsync(new HttpMethod(method), address, null);
        answer.Is(HttpStatusCode.Unauthorized, "token-required");
        Assert.Equal("Bearer", answer.Authenticate);
    }

    [Fact]
    public async Task Request_WithAdministratorCookie_Is401()
    {
        var answer = await new ApiClient(Portal.Host, null).SendAsync(
            HttpMethod.Get,
            ApiClient.Draft,
            null,
            null,
            null,
            ("Cookie", Portal.Admin.Browser.Cookies)
        );
        answer.Is(HttpStatusCode.Unauthorized, "token-required");
    }

    [Fact]
    public async Task Token_Mistyped_IsRefusedWithoutReadingTheStore()
    {
        var token = (await ApiClient.CreateAsync(Portal, ApiScopes.All)).Token;
        var client = new ApiClient(Portal.Host, token[..^1] + (token[^1] == '0' ? '1' : '0'));
        (await client.GetAsync(ApiClient.Draft)).Is(HttpStatusCode.Unauthorized, "token-required");
        var before = Portal.Host.Queries.Count;
        var answer = (await client.GetAsync(ApiClient.Draft)).Is(HttpStatusCode.Unauthorized, "token-required");
        Assert.Equal("Bearer error=\"invalid_token\"", answer.Authenticate);
        Assert.Equal(before, Portal.Host.Queries.Count);
    }

    [Fact]
    public async Task Token_UnknownOrWithWrongSecret_IsRefusedInTheSameWords()
    {
        var known = (await ApiClient.CreateAsync(Portal, ApiScopes.All)).Token;
        Assert.True(ApiTokenText.TryParse(known, out var token));
        foreach (var text in new[] { ApiTokenText.Create(), ApiTokenText.Create() with { Id = token.Id } })
        {
            var answer = (await new ApiClient(Portal.Host, text.ToString()).GetAsync(ApiClient.Draft)).Is(
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
        var created = await ApiClient.CreateAsync(Portal, ApiScopes.All);
        var client = new ApiClient(Portal.Host, created.Token);
        (await client.GetAsync(ApiClient.Draft)).Is(HttpStatusCode.OK);
        Assert.IsType<TokenOutcome.Done>(await Register.RevokeAsync(created.Token.Substring(4, 8), Portal.Admin.Change(), Cancellation));
        (await client.GetAsync(ApiClient.Draft)).Is(HttpStatusCode.Unauthorized, "token-required");
        (await client.PutAsync("""{"accountable":"vendor"}""", "1.0", Guid.NewGuid())).Is(HttpStatusCode.Unauthorized, "token-required");
        Assert.Equal(("revoked", $"api-tokens/{created.Token.Substring(4, 8)}"), Assert.Single(await RefusalsAsync()));
    }

    [Fact]
    public async Task Token_Expired_IsRefused()
    {
        await StartOwnPortalAsync();
        var client = await ApiClient.WithAsync(Portal, ApiScopes.All, days: 1);
        (await client.GetAsync(ApiClient.Draft)).Is(HttpStatusCode.OK);
        Portal.Clock.Advance(TimeSpan.FromDays(1));
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
        var client = await ApiClient.WithAsync(Portal, scopes);
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
        await (await ApiClient.WithAsync(Portal, ApiScopes.ReadDrafts, "Reader script")).SendAsync(HttpMethod.Put, ApiClient.Cell, "{}");
        var entry = (await LogAsync(AuditStream.Access)).Last(entry => entry.Action == "access.refused");
        Assert.Equal("Reader script", entry.ActorName);
        Assert.StartsWith("token:", entry.ActorId, StringComparison.Ordinal);
        Assert.Equal("edit-drafts", PortalWithUsers.DataOf(entry).GetProperty("needed").GetString());
    }

    [Fact]
    public async Task Token_Use_RecordsTheFirstAndSavesTheLastToTheMinute()
    {
        await StartOwnPortalAsync();
        var client = await ApiClient.WithAsync(Portal, ApiScopes.ReadDrafts);
        Assert.Null(Assert.Single((await Register.ListAsync(Portal.Admin.Actor, Cancellation))!).LastUsedAt);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => client.GetAsync(ApiClient.Draft)));
        var used = Assert.Single((await Register.ListAsync(Portal.Admin.Actor, Cancellation))!).LastUsedAt!.Value;
        Assert.Equal(0, used.Second);
        Portal.Clock.Advance(TimeSpan.FromMinutes(2));
        await client.GetAsync(ApiClient.Draft);
        Assert.Equal(used.AddMinutes(2), Assert.Single((await Register.ListAsync(Portal.Admin.Actor, Cancellation))!).LastUsedAt);
        Assert.Single(await ActionsAsync(AuditStream.Access), action => action == "api-token.first-used");
    }

    /// <remarks>Triggers of PostgreSQL have another form.</remarks>
    [Fact]
    [Trait("Store", "Sqlite")]
    public async Task Token_UseWhileStoreIsBusy_ReadsAndIsSavedAMinuteLater()
    {
        await StartOwnPortalAsync();
        var client = await ApiClient.WithAsync(Portal, ApiScopes.ReadDrafts);
        StoreFile.Do(
            Portal.Data.Path,
            "CREATE TRIGGER full_disk BEFORE UPDATE ON ApiTokens BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"
        );
        (await client.GetAsync(ApiClient.Draft)).Is(HttpStatusCode.OK);
        StoreFile.Do(Portal.Data.Path, "DROP TRIGGER full_disk");
        Assert.DoesNotContain("api-token.first-used", await ActionsAsync(AuditStream.Access));
        Portal.Clock.Advance(TimeSpan.FromMinutes(1));
        (await client.GetAsync(ApiClient.Draft)).Is(HttpStatusCode.OK);
        Assert.NotNull(Assert.Single((await Register.ListAsync(Portal.Admin.Actor, Cancellation))!).LastUsedAt);
        Assert.Single(await ActionsAsync(AuditStream.Access), action => action == "api-token.first-used");
    }

    [Fact]
    public async Task Secret_OfAToken_IsNeitherInTheStoreNorInTheLog()
    {
        var token = (await ApiClient.CreateAsync(Portal, ApiScopes.All)).Token;
        await new ApiClient(Portal.Host, token).GetAsync(ApiClient.Draft);
        Assert.True(ApiTokenText.TryParse(token, out var text));
        await using var store = Portal.Host.OpenStore();
        Assert.DoesNotContain(store.ApiTokens, stored => stored.SecretHash.Contains(text.Secret, StringComparison.Ordinal));
        foreach (var stream in new[] { AuditStream.Content, AuditStream.Access })
        {
            Assert.DoesNotContain(
                await LogAsync(stream),
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
        var client = await ApiClient.WithAsync(Portal, ApiScopes.ReadDrafts);
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => client.GetAsync(ApiClient.Draft)));
        Assert.Contains(answers, answer => answer.Status == HttpStatusCode.OK);
        answers.First(answer => answer.Status != HttpStatusCode.OK).Is(HttpStatusCode.TooManyRequests, "too-many-requests");
        (await (await ApiClient.WithAsync(Portal, ApiScopes.ReadDrafts)).GetAsync(ApiClient.Draft)).Is(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Token_OverPlainHttpFromElsewhere_IsNotChecked()
    {
        var client = await ApiClient.WithAsync(Portal, ApiScopes.ReadDrafts);
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

    private TokenRegister Register => Portal.Service<TokenRegister>();

    private async Task<List<(string Cause, string Target)>> RefusalsAsync() =>
        [
            .. (await LogAsync(AuditStream.Access))
                .Where(entry => entry.Action == "api-token.refused")
                .Select(entry => (PortalWithUsers.DataOf(entry).GetProperty("cause").GetString()!, entry.Target)),
        ];

    /// <summary>A portal with the small test matrix, where a token may send five requests a second.</summary>
    public sealed class LimitedPortal : SharedPortal
    {
        internal override async Task<PortalWithUsers> StartAsync()
        {
            var portal = await PortalWithUsers.StartAsync(("Portal:Seed", "none"), ("Portal:ApiRequestsPerSecond", "5"));
            await portal.Host.PublishAsync(Given.Matrix());
            return portal;
        }
    }
}
