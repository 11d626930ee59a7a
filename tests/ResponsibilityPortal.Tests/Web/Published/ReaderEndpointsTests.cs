using System.Net;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Published;

/// <summary>A portal whose readers must sign in.</summary>
public sealed class ReaderEndpointsTests(ReaderEndpointsTests.ClosedPortal closed) : IClassFixture<ReaderEndpointsTests.ClosedPortal>
{
    public static TheoryData<string> Published => PortalAddresses.AsTheory(PortalAddresses.Published);

    public static TheoryData<string> Closed => PortalAddresses.AsTheory(
        PortalAddresses.Published, PortalAddresses.Redirects, ["/sitemap.xml", "/matrices/nothing", "/matrices/yugabytedb/versions/2", "/matrices/nothing/export.csv"]);

    public static TheoryData<string> Open => PortalAddresses.AsTheory(PortalAddresses.Operations, ["/robots.txt", "/schemas/responsibility-matrix-1.json", "/portal.css", "/account/sign-in"]);

    [Theory]
    [MemberData(nameof(Closed))]
    public async Task Strangers_are_asked_to_sign_in_whether_there_is_something_or_not(string address)
    {
        var visit = await closed.Portal.Stranger().GetAsync(address);
        Assert.Equal((HttpStatusCode.Found, $"/account/sign-in?returnUrl={Uri.EscapeDataString(address)}"), (visit.Status, visit.Location));
        Assert.Contains("no-store", visit.CacheControl, StringComparison.Ordinal);
        Assert.Null(visit.Tag);
        Assert.Equal("", visit.Body);
    }

    [Theory]
    [MemberData(nameof(Published))]
    public async Task Who_is_signed_in_reads_without_any_role_and_nothing_stays_behind(string address)
    {
        var visit = await closed.Reader.Copy().GetAsync(address);
        Assert.Equal((HttpStatusCode.OK, "no-store, private", (string?)null), (visit.Status, visit.CacheControl, visit.Tag));
        Assert.NotEqual("", visit.Body);
    }

    [Theory]
    [MemberData(nameof(Open))]
    public async Task What_operators_and_machines_ask_for_stays_open(string address) =>
        Assert.Equal(HttpStatusCode.OK, (await closed.Portal.Stranger().GetAsync(address)).Status);

    [Fact]
    public async Task Robots_are_sent_away() =>
        Assert.Contains("Disallow: /", (await closed.Portal.Stranger().GetAsync("/robots.txt")).Body.Split('\n'));

    [Fact]
    public async Task What_was_kept_from_an_open_portal_is_not_confirmed()
    {
        await using var open = PortalHost.Start();
        using var kept = await open.GetAsync("/matrices/yugabytedb");
        var visit = await closed.Portal.Stranger().GetAsync("/matrices/yugabytedb", ("If-None-Match", kept.Headers.ETag!.Tag));
        Assert.Equal(HttpStatusCode.Found, visit.Status);
    }

    public sealed class ClosedPortal : IAsyncLifetime
    {
        internal PeopledPortal Portal { get; private set; } = null!;

        internal Visitor Reader { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Portal = await PeopledPortal.StartAsync(("Portal:ReadersMustSignIn", "true"));
            Reader = (await Portal.JoinAsync(Roles.None, "Reader")).Browser;
        }

        public ValueTask DisposeAsync() => Portal.DisposeAsync();
    }
}
