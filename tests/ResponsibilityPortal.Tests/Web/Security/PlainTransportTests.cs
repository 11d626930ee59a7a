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
    public async Task Nothing_about_signing_in_happens_over_plain_http_and_the_answer_says_why(string address)
    {
        await using var portal = PeopledPortal.StartDeserted();
        var visit = await portal.Stranger().GetAsync(address, ElsewhereHost);
        visit.Says(HttpStatusCode.Forbidden, "Signing in needs HTTPS");
        visit.Says(HttpStatusCode.Forbidden, "X-Forwarded-Proto");
        Assert.Empty(visit.Cookies);
    }

    [Fact]
    public async Task The_setup_link_is_not_used_up_by_it()
    {
        await using var portal = PeopledPortal.StartDeserted();
        Assert.Equal(HttpStatusCode.Forbidden, (await portal.Stranger().GetAsync(portal.SetupAddress(), ElsewhereHost)).Status);
        await portal.SetUpAsync("Ada Admin", "ada@example.com");
    }

    [Fact]
    public async Task Published_pages_are_read_over_plain_http()
    {
        await using var portal = PeopledPortal.StartDeserted();
        await portal.Host.PublishAsync(Given.Matrix());
        Assert.Equal(HttpStatusCode.OK, (await portal.Stranger().GetAsync("/matrices/sample", ElsewhereHost)).Status);
        Assert.Equal(HttpStatusCode.OK, (await portal.Stranger().GetAsync("/health/live", ElsewhereHost)).Status);
    }

    [Fact]
    public async Task Behind_a_proxy_that_speaks_https_people_sign_in()
    {
        await using var portal = await PeopledPortal.StartAsync();
        portal.Clock.Advance(TimeSpan.FromSeconds(31));
        var browser = new Visitor(portal.Host) { Always = [ElsewhereHost, Https] };
        var step = await PeopledPortal.EnterPasswordAsync(browser, portal.Admin.Email, Member.Password, "/admin");
        var answer = await PeopledPortal.EnterCodeAsync(browser, step, portal.Admin.CodeAt(portal.Clock.GetUtcNow()));
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
    public void The_machine_itself_has_few_names(string host, bool isLoopback) => Assert.Equal(isLoopback, PlainTransport.IsLoopback(host));
}
