using System.Net.Http.Headers;
using System.Text;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Web.Features.Admin.Tokens;

namespace ResponsibilityPortal.Tests.Support;

/// <summary>A program that uses the API of a portal with one token.</summary>
internal sealed class ApiClient(PortalHost host, string? token)
{
    public const string Draft = "/api/v1/matrices/sample/draft";
    public const string Publish = $"{Draft}/publish";
    public const string Cell = $"{Draft}/assignments/sign-in/saas";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    /// <summary>Creates a program with a new token.</summary>
    public static async Task<ApiClient> WithAsync(
        PortalWithUsers portal,
        ApiScopes scopes,
        string name = "Script",
        int days = 90,
        Member? by = null
    ) => new(portal.Host, (await CreateAsync(portal, scopes, name, days, by)).Token);

    public static async Task<TokenOutcome.Created> CreateAsync(
        PortalWithUsers portal,
        ApiScopes scopes,
        string name = "Script",
        int days = 90,
        Member? by = null
    ) =>
        Assert.IsType<TokenOutcome.Created>(
            await portal
                .Service<TokenRegister>()
                .CreateAsync(new CreateToken(name, scopes, days), (by ?? portal.Admin).Change(), Cancellation)
        );

    public Task<ApiAnswer> GetAsync(string address) => SendAsync(HttpMethod.Get, address, null);

    /// <summary>Edits the cell.</summary>
    /// <param name="seen">The entity tag without its quotes. Null to send none.</param>
    public Task<ApiAnswer> PutAsync(string body, string? seen, Guid? key, string address = Cell) =>
        SendAsync(HttpMethod.Put, address, body, seen, key);

    /// <summary>Publishes the draft.</summary>
    /// <param name="seen">The entity tag without its quotes. Null for the tag of the current draft.</param>
    public async Task<ApiAnswer> PublishAsync(string body, Guid? key, string? seen = null) =>
        await SendAsync(HttpMethod.Post, Publish, body, seen ?? (await GetAsync(Draft)).Tag, key);

    public Task<ApiAnswer> SendAsync(
        HttpMethod method,
        string address,
        string? body,
        string? seen = null,
        Guid? key = null,
        params (string Name, string Value)[] headers
    )
    {
        var request = new HttpRequestMessage(method, address);
        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        }

        if (seen is not null)
        {
            Assert.True(request.Headers.TryAddWithoutValidation("If-Match", $"\"{seen}\""));
        }

        if (key is { } id)
        {
            request.Headers.Add("Idempotency-Key", id.ToString("D"));
        }

        foreach (var (name, value) in headers)
        {
            Assert.True(request.Headers.TryAddWithoutValidation(name, value));
        }

        return SendAsync(request);
    }

    public async Task<ApiAnswer> SendAsync(HttpRequestMessage request)
    {
        if (token is not null)
        {
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        }

        using (request)
        {
            using var response = await host.Client.SendAsync(request, Cancellation);
            var answer = new ApiAnswer(
                response.StatusCode,
                await response.Content.ReadAsStringAsync(Cancellation),
                response.Headers.ETag?.Tag.Trim('"'),
                response.Content.Headers.ContentType?.MediaType,
                response.Headers.CacheControl?.ToString(),
                response.Headers.WwwAuthenticate.ToString(),
                response.Headers.Location?.OriginalString,
                string.Join(", ", response.Content.Headers.Allow),
                response.Headers.RetryAfter?.ToString(),
                response.Headers.TryGetValues("Set-Cookie", out _)
            );
            DescribedProblems.AssertContain(request, answer);
            return answer;
        }
    }
}
