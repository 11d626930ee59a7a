using System.Net;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Security;

public sealed class SecurityHeadersTests(SeededPortal seeded)
{
    public static TheoryData<string> Everything =>
        PortalAddresses.AsTheory(
            PortalAddresses.Published,
            PortalAddresses.Machine,
            PortalAddresses.Redirects,
            PortalAddresses.Missing,
            PortalAddresses.Operations,
            ["/portal.css", "/portal.js", "/favicon.svg"]
        );

    public static TheoryData<string> Pages =>
        PortalAddresses.AsTheory(
            [
                .. PortalAddresses.Published.Where(address =>
                    !address.Contains("export", StringComparison.Ordinal)
                    && !address.Contains("picture", StringComparison.Ordinal)
                    && !address.Contains("feed", StringComparison.Ordinal)
                ),
            ],
            PortalAddresses.Missing
        );

    [Theory]
    [MemberData(nameof(Everything))]
    public async Task Headers_AreOnEveryResponse(string address)
    {
        using var response = await seeded.Host.GetAsync(address);
        AssertProtected(response);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Pages_NeedNoMoreThanThePolicyAllows(string address)
    {
        using var response = await seeded.Host.GetAsync(address);
        var page = await seeded.Host.ReadPageAsync(address, response.StatusCode);
        Assert.Empty(page.QuerySelectorAll("style, [style], base, iframe, object, embed"));

        // A block of data is not a script: browsers neither run it nor apply the policy to it.
        var scripts = page.QuerySelectorAll("script").Where(script => script.GetAttribute("type") != "application/ld+json").ToList();
        Assert.StartsWith("/portal", Assert.Single(scripts).GetAttribute("src"), StringComparison.Ordinal);
        Assert.Equal("", scripts[0].TextContent.Trim());
        Assert.DoesNotContain(
            page.All.SelectMany(element => element.Attributes),
            attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)
        );
        Assert.DoesNotContain("blazor", page.DocumentElement.OuterHtml, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("MudBlazor", page.DocumentElement.OuterHtml, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("nonce=", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_AreOnFailures_WhichShowOnlyARequestId()
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
        Assert.Contains("request ID", body, StringComparison.Ordinal);
        Assert.DoesNotContain(FailingClock.Secret, body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_OfTheAdminSide_AllowInlineStylesButNoScript()
    {
        await using var portal = await PortalWithUsers.StartAsync();
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
        Assert.Contains(
            "frame-ancestors 'none'",
            Assert.Single(response.Headers.GetValues("Content-Security-Policy")),
            StringComparison.Ordinal
        );
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(response.Headers.CacheControl?.NoStore);
        Assert.False(response.Headers.Contains("Server"));
    }

    /// <summary>The server answers requests that aren't HTTP or have no address before the portal runs, with a status only.</summary>
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
    public async Task Headers_OfAccountPages_AreAsStrictAsThoseForReaders(string address)
    {
        using var response = await seeded.Host.GetAsync(address);
        Assert.DoesNotContain("unsafe-", Assert.Single(response.Headers.GetValues("Content-Security-Policy")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Headers_OverHttps_RequireHttpsFromThenOn()
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

    /// <summary>A clock that makes the portal fail, like an error deep inside.</summary>
    private sealed class FailingClock : TimeProvider
    {
        public const string Secret = "the secret of the failure";

        public bool Fails { get; set; }

        public override DateTimeOffset GetUtcNow() => Fails ? throw new InvalidOperationException(Secret) : base.GetUtcNow();
    }
}
