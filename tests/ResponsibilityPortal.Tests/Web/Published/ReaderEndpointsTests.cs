using System.Net;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Web.Published;

/// <summary>A portal whose readers must sign in.</summary>
public sealed class ReaderEndpointsTests(ReaderEndpointsTests.ClosedPortal closed) : IClassFixture<ReaderEndpointsTests.ClosedPortal>
{
    public static TheoryData<string> Published => PortalAddresses.AsTheory(PortalAddresses.Published);

    public static TheoryData<string> Closed =>
        PortalAddresses.AsTheory(
            PortalAddresses.Published,
            PortalAddresses.Redirects,
            ["/sitemap.xml", "/llms.txt", "/matrices/nothing", "/matrices/yugabytedb/versions/2", "/matrices/nothing/export.csv"]
        );

    public static TheoryData<string> Open =>
        PortalAddresses.AsTheory(
            PortalAddresses.Operations,
            ["/robots.txt", "/schemas/responsibility-matrix-1.json", "/portal.css", "/account/sign-in"]
        );

    [Theory]
    [MemberData(nameof(Closed))]
    public async Task Stranger_IsSentToSignIn_WhetherThePageExistsOrNot(string address)
    {
        var visit = await closed.Portal.Stranger().GetAsync(address);
        Assert.Equal((HttpStatusCode.Found, $"/account/sign-in?returnUrl={Uri.EscapeDataString(address)}"), (visit.Status, visit.Location));
        Assert.Contains("no-store", visit.CacheControl, StringComparison.Ordinal);
        Assert.Null(visit.Tag);
        Assert.Equal("", visit.Body);
    }

    [Theory]
    [MemberData(nameof(Published))]
    public async Task SignedInUser_ReadsWithoutARole_AndNothingIsCached(string address)
    {
        var visit = await closed.Reader.Copy().GetAsync(address);
        Assert.Equal((HttpStatusCode.OK, "no-store, private", (string?)null), (visit.Status, visit.CacheControl, visit.Tag));
        Assert.NotEqual("", visit.Body);
    }

    [Theory]
    [MemberData(nameof(Open))]
    public async Task Address_ForOperatorsAndPrograms_StaysOpen(string address) =>
        Assert.Equal(HttpStatusCode.OK, (await closed.Portal.Stranger().GetAsync(address)).Status);

    [Fact]
    public async Task Robots_AreExcluded() =>
        Assert.Contains("Disallow: /", (await closed.Portal.Stranger().GetAsync("/robots.txt")).Body.Split('\n'));

    [Fact]
    public async Task Tag_CachedFromAnOpenPortal_IsNotConfirmed()
    {
        await using var open = PortalHost.Start();
        using var kept = await open.GetAsync("/matrices/yugabytedb");
        var visit = await closed.Portal.Stranger().GetAsync("/matrices/yugabytedb", ("If-None-Match", kept.Headers.ETag!.Tag));
        Assert.Equal(HttpStatusCode.Found, visit.Status);
    }

    public sealed class ClosedPortal : IAsyncLifetime
    {
        internal PortalWithUsers Portal { get; private set; } = null!;

        internal Visitor Reader { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Portal = await PortalWithUsers.StartAsync(("Portal:ReadersMustSignIn", "true"));
            Reader = (await Portal.JoinAsync(Roles.None, "Reader")).Browser;
        }

        public ValueTask DisposeAsync() => Portal.DisposeAsync();
    }
}
