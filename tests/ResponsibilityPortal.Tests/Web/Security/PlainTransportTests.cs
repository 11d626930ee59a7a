using System.Net;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Tests.Web.Security;

public sealed class PlainTransportTests
{
    private static readonly (string, string) ElsewhereHost = ("Host", "portal.example");
    private static readonly (string, string) Https = ("X-Forwarded-Proto", "https");

    [Theory]
    [InlineData("/account")]
    [InlineData("/account/sign-in")]
    [InlineData("/Account/Sign-In")]
    [InlineData("/account/join")]
    [InlineData("/admin")]
    [InlineData("/admin/users")]
    [InlineData("/setup")]
    [InlineData("/_blazor")]
    [InlineData("/_blazor/negotiate")]
    public async Task AccountPages_OverPlainHttp_AreRefusedWithTheReason(string address)
    {
        await using var portal = PortalWithUsers.StartDeserted();
        var visit = await portal.Stranger().GetAsync(address, ElsewhereHost);
        visit.Says(HttpStatusCode.Forbidden, "Signing in needs HTTPS");
        visit.Says(HttpStatusCode.Forbidden, "X-Forwarded-Proto");
        Assert.Empty(visit.Cookies);
    }

    public static TheoryData<string, string> FromElsewhere =>
        new()
        {
            { "X-Forwarded-For", "203.0.113.5" },
            { "X-Forwarded-For", "203.0.113.5, 127.0.0.1" },
            { "X-Forwarded-For", "2001:db8::1" },
            { "X-Forwarded-For", "unknown" },
            { "X-Original-For", "203.0.113.5" },
            { "Forwarded", "for=203.0.113.5" },
        };

    [Theory]
    [MemberData(nameof(FromElsewhere))]
    public async Task SignIn_FromElsewhereWithLocalhostAsHost_IsRefused(string header, string value)
    {
        await using var portal = PortalWithUsers.StartDeserted();
        foreach (var address in new[] { "/account/sign-in", "/admin", "/setup", "/_blazor", "/api/v1/matrices/sample/draft" })
        {
            using var response = await portal.Host.GetAsync(address, ("Host", "localhost:5080"), (header, value));
            Assert.Equal((address, HttpStatusCode.Forbidden), (address, response.StatusCode));
        }
    }

    [Theory]
    [InlineData("X-Forwarded-For", "127.0.0.1")]
    [InlineData("X-Forwarded-For", "::1")]
    [InlineData("X-Forwarded-For", "127.0.0.1, 127.0.0.1:4711")]
    [InlineData("X-Other", "203.0.113.5")]
    public async Task SignIn_FromThisMachine_WorksOverPlainHttpWithAndWithoutProxy(string header, string value)
    {
        await using var portal = PortalWithUsers.StartDeserted();
        using var response = await portal.Host.GetAsync("/account/sign-in", ("Host", "localhost:5080"), (header, value));
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task SignIn_FromElsewhereThroughHttps_Works()
    {
        await using var portal = PortalWithUsers.StartDeserted();
        using var response = await portal.Host.GetAsync("/account/sign-in", ("X-Forwarded-For", "203.0.113.5"), Https);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
    }

    [Fact]
    public async Task SetupLink_OverPlainHttp_IsNotUsedUp()
    {
        await using var portal = PortalWithUsers.StartDeserted();
        Assert.Equal(HttpStatusCode.Forbidden, (await portal.Stranger().GetAsync(portal.SetupAddress(), ElsewhereHost)).Status);
        await portal.SetUpAsync("Ada Admin", "ada@example.com");
    }

    [Fact]
    public async Task PublishedPages_OverPlainHttp_AreRead()
    {
        await using var portal = PortalWithUsers.StartDeserted();
        await portal.Host.PublishAsync(Given.Matrix());
        Assert.Equal(HttpStatusCode.OK, (await portal.Stranger().GetAsync("/matrices/sample", ElsewhereHost)).Status);
        Assert.Equal(HttpStatusCode.OK, (await portal.Stranger().GetAsync("/health/live", ElsewhereHost)).Status);
    }

    [Fact]
    public async Task SignIn_BehindAnHttpsProxy_Works()
    {
        await using var portal = await PortalWithUsers.StartAsync();
        portal.Clock.Advance(TimeSpan.FromSeconds(31));
        var browser = new Visitor(portal.Host) { Always = [ElsewhereHost, Https] };
        var step = await PortalWithUsers.EnterPasswordAsync(browser, portal.Admin.Email, Member.Password, "/admin");
        var answer = await PortalWithUsers.EnterCodeAsync(browser, step, portal.Admin.CodeAt(portal.Clock.GetUtcNow()));
        Assert.Equal((HttpStatusCode.Found, "https://portal.example/admin"), (answer.Status, answer.Location));
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/admin")).Status);
    }

    [Theory]
    [InlineData("localhost", true)]
    [InlineData("LOCALHOST", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("127.8.9.10", true)]
    [InlineData("[::1]", true)]
    [InlineData("::1", true)]
    [InlineData("localhost.evil.example", false)]
    [InlineData("127.0.0.1.evil.example", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("192.168.0.1", false)]
    [InlineData("", false)]
    public void IsLoopback_OfNamesOfTheMachine_IsTrue(string host, bool isLoopback) =>
        Assert.Equal(isLoopback, PlainTransport.IsLoopback(host));
}
