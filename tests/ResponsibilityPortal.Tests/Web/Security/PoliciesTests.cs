using System.Net;
using ResponsibilityPortal.Domain.Audit;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Security;

/// <summary>Which users can request which addresses, tested on the running portal.</summary>
public sealed class PoliciesTests(Everybody everybody) : IClassFixture<Everybody>
{
    public static TheoryData<string> OpenToAll =>
        PortalAddresses.AsTheory(
            PortalAddresses.Published,
            PortalAddresses.Machine,
            ["/matrices/nothing", "/nothing/here", "/portal.css", "/favicon.svg"]
        );

    [Theory]
    //          address                        stranger reader auditor editor approver admin
    [InlineData("GET /admin", 302, 403, 200, 200, 200, 200)]
    [InlineData("GET /admin/", 302, 403, 200, 200, 200, 200)]
    [InlineData("GET /ADMIN", 302, 403, 200, 200, 200, 200)]
    [InlineData("POST /admin", 302, 403, 400, 400, 400, 400)]
    [InlineData("GET /admin/users", 302, 403, 200, 403, 403, 200)]
    [InlineData("GET /admin/Users", 302, 403, 200, 403, 403, 200)]
    [InlineData("GET /admin/anything", 302, 404, 404, 404, 404, 404)]
    [InlineData("GET /admin/users/anything", 302, 404, 404, 404, 404, 404)]
    [InlineData("GET /account", 302, 200, 200, 200, 200, 200)]
    [InlineData("POST /account", 302, 400, 400, 400, 400, 400)]
    [InlineData("POST /account/sign-out", 302, 400, 400, 400, 400, 400)]
    [InlineData("GET /account/sign-out", 404, 404, 404, 404, 404, 404)]
    [InlineData("GET /account/sign-in", 200, 200, 200, 200, 200, 200)]
    [InlineData("GET /account/join", 410, 410, 410, 410, 410, 410)]
    [InlineData("GET /account/anything", 404, 404, 404, 404, 404, 404)]
    [InlineData("GET /setup", 410, 410, 410, 410, 410, 410)]
    [InlineData("POST /_blazor/negotiate?negotiateVersion=1", 401, 200, 200, 200, 200, 200)]
    [InlineData("GET /_blazor/initializers", 401, 200, 200, 200, 200, 200)]
    [InlineData("POST /matrices/yugabytedb", 405, 405, 405, 405, 405, 405)]
    [InlineData("DELETE /matrices/yugabytedb", 405, 405, 405, 405, 405, 405)]
    public async Task Address_IsOpenToExactlyTheRolesListed(string request, params int[] statuses)
    {
        var (method, address) = (request.Split(' ')[0], request.Split(' ')[1]);
        var answers = new List<int>();
        foreach (var kind in Everybody.Kinds)
        {
            answers.Add((int)(await everybody.Browser(kind).SendAsync(new HttpMethod(method), address)).Status);
        }

        Assert.Equal(statuses, answers);
    }

    [Theory]
    [MemberData(nameof(OpenToAll))]
    public async Task PublishedPages_AreTheSameForEveryUser(string address)
    {
        var stranger = await everybody.Browser(Everybody.Stranger).GetAsync(address);
        Assert.Contains(stranger.Status, new[] { HttpStatusCode.OK, HttpStatusCode.NotFound });
        foreach (var kind in Everybody.Kinds)
        {
            var visit = await everybody.Browser(kind).GetAsync(address);
            Assert.Equal(
                (stranger.Status, stranger.Body, stranger.Tag, stranger.CacheControl),
                (visit.Status, visit.Body, visit.Tag, visit.CacheControl)
            );
            Assert.Empty(visit.Cookies);
        }
    }

    [Theory]
    [InlineData("/admin", "/account/sign-in?returnUrl=%2Fadmin")]
    [InlineData("/admin/users?a=b&c=d", "/account/sign-in?returnUrl=%2Fadmin%2Fusers%3Fa%3Db%26c%3Dd")]
    [InlineData("/admin//evil.example", "/account/sign-in?returnUrl=%2Fadmin%2F%2Fevil.example")]
    [InlineData("/account", "/account/sign-in?returnUrl=%2Faccount")]
    public async Task Stranger_IsSentToSignInAndBack(string address, string goesTo)
    {
        var visit = await everybody.Browser(Everybody.Stranger).GetAsync(address);
        Assert.Equal((HttpStatusCode.Found, goesTo), (visit.Status, visit.Location));
        Assert.Contains("no-store", visit.CacheControl, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusal_NamesTheRoleAndIsRecorded()
    {
        (await everybody.Browser(Everybody.Editor).GetAsync("/admin/users")).Says(
            HttpStatusCode.Forbidden,
            "one of the roles admin or auditor"
        );
        var entry = (await everybody.Portal.LogAsync(AuditStream.Access)).Last(entry =>
            entry.Action == "access.refused" && entry.ActorName == "editor user"
        );
        Assert.Equal("admin/users", entry.Target);
        Assert.Equal("admin, auditor", PortalWithUsers.DataOf(entry).GetProperty("needed").GetString());
    }

    [Fact]
    public async Task Refusal_LeadsToTheAccountAndNotToTheSignIn()
    {
        var refused = await everybody.Browser(Everybody.Editor).GetAsync("/admin/users");
        Assert.Equal("Account", refused.Page.QuerySelector(".foot-links a[href='/account']")?.TextContent);
        Assert.Null(refused.Page.QuerySelector(".foot-links a[href='/admin']"));
    }

    [Theory]
    [InlineData("/admin")]
    [InlineData("/admin/users")]
    [InlineData("/admin/matrices/new")]
    [InlineData("/admin/matrices/yugabytedb/structure")]
    [InlineData("/admin/matrices/yugabytedb/offer")]
    [InlineData("/admin/anything")]
    [InlineData("/account")]
    [InlineData("/account/sign-in")]
    public async Task AccountPages_AreNotCached(string address) =>
        Assert.Contains("no-store", (await everybody.Browser(Everybody.Admin).GetAsync(address)).CacheControl, StringComparison.Ordinal);
}
