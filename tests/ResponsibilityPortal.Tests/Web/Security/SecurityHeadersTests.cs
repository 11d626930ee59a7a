using System.Net;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Security;

public sealed class SecurityHeadersTests(SeededPortal seeded)
{
    public static TheoryData<string> Everything => PortalAddresses.AsTheory(
        PortalAddresses.Published, PortalAddresses.Machine, PortalAddresses.Redirects, PortalAddresses.Missing, PortalAddresses.Operations, ["/portal.css", "/portal.js", "/favicon.svg"]);

    public static TheoryData<string> Pages => PortalAddresses.AsTheory(
        [.. PortalAddresses.Published.Where(address => !address.Contains("export", StringComparison.Ordinal) && !address.Contains("picture", StringComparison.Ordinal) && !address.Contains("feed", StringComparison.Ordinal))],
        PortalAddresses.Missing);

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task Stand_on_every_answer(string address)
    {
        using var response = await seeded.Host.GetAsync(address);
        AssertProtected(response);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Pages_need_no_more_than_the_policy_allows(string address)
    {
        using var response = await seeded.Host.GetAsync(address);
        var page = await seeded.Host.ReadPageAsync(address, response.StatusCode);
        Assert.Empty(page.QuerySelectorAll("style, [style], base, iframe, object, embed"));
        Assert.All(page.QuerySelectorAll("script"), script => Assert.StartsWith("/portal", script.GetAttribute("src"), StringComparison.Ordinal));
        Assert.Single(page.QuerySelectorAll("script"));
        Assert.All(page.QuerySelectorAll("script"), script => Assert.Equal("", script.TextContent.Trim()));
        Assert.DoesNotContain(page.All.SelectMany(element => element.Attributes), attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal));
        Assert.DoesNotContain("blazor", page.DocumentElement.OuterHtml, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("MudBlazor", page.DocumentElement.OuterHtml, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("nonce=", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stand_on_the_answer_to_a_failure_which_gives_a_request_id_and_nothing_away()
    {
        var clock = new FailingClock();
        await using var host = PortalHost.StartEmpty(clock);
        await host.PublishAsync(Given.Matrix());
        clock.Fails = true;
        using var response = await host.GetAsync("/matrices/sample");
        Assert.Equal(HttpStatusCode.InternalServerError, response.StatusCode);
        AssertProtected(response);
        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.Null(response.Headers.ETag);
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains("request id", body, StringComparison.Ordinal);
        Assert.DoesNotContain(FailingClock.Secret, body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_the_admin_side_allow_styles_within_the_page_and_still_no_script()
    {
        await using var portal = await PeopledPortal.StartAsync();
        var request = new HttpRequestMessage(HttpMethod.Get, "/admin");
        request.Headers.Add("Cookie", portal.Admin.Browser.Cookies);
        using var response = await portal.Host.Client.SendAsync(request, TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self';", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        Assert.False(response.Headers.Contains("X-Frame-Options"));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/matrices/yugabytedb")]
    [InlineData("/admin")]
    [InlineData("/api/v1/matrices")]
    [InlineData("/health/live")]
    [InlineData("/portal.css")]
    public async Task RefusalOfAForeignHost_WithPublicUrl_HasThem(string address)
    {
        await using var host = PortalHost.Start(("Portal:Seed", "none"), ("Portal:PublicUrl", "https://portal.example"));
        using var response = await host.GetAsync(address, ("Host", "evil.example"));
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Contains("frame-ancestors 'none'", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.False(response.Headers.Contains("Server"));
    }

    /// <summary>The server answers what is not HTTP, or no address, before any code of the portal runs; then with a status alone.</summary>
    [Fact]
    public async Task RefusalByTheServerItself_IsEmptyAndNamesNoServer()
    {
        using var response = await seeded.Host.GetAsync("/matrices/%00");
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.False(response.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("/account")]
    [InlineData("/account/sign-in")]
    [InlineData("/account/join")]
    [InlineData("/setup")]
    [InlineData("/administrator")]
    public async Task Of_account_pages_are_as_strict_as_those_for_readers(string address)
    {
        using var response = await seeded.Host.GetAsync(address);
        Assert.DoesNotContain("unsafe-", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ask_for_https_from_then_on_where_https_is_spoken()
    {
        using var secure = await seeded.Host.GetAsync("/matrices/yugabytedb", ("X-Forwarded-Proto", "https"));
        Assert.Equal("max-age=31536000; includeSubDomains", Assert.Single(secure.Headers.GetValues("Strict-Transport-Security")));
        using var plain = await seeded.Host.GetAsync("/matrices/yugabytedb");
        Assert.False(plain.Headers.Contains("Strict-Transport-Security"));
    }

    private static void AssertProtected(HttpResponseMessage response)
    {
        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("base-uri 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("strict-origin-when-cross-origin", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("same-origin", Assert.Single(response.Headers.GetValues("Cross-Origin-Opener-Policy")));
        Assert.True(response.Headers.Contains("Permissions-Policy"));
        Assert.False(response.Headers.Contains("Server"));
        Assert.False(response.Headers.Contains("X-Powered-By"));
        Assert.False(response.Headers.Contains("Set-Cookie"));
        Assert.False(response.Headers.Contains("Access-Control-Allow-Origin"));
    }

    /// <summary>A clock that stops the portal from answering, as a failure deep inside would.</summary>
    private sealed class FailingClock : TimeProvider
    {
        public const string Secret = "the secret of the failure";

        public bool Fails { get; set; }

        public override DateTimeOffset GetUtcNow() => Fails ? throw new InvalidOperationException(Secret) : base.GetUtcNow();
    }
}
