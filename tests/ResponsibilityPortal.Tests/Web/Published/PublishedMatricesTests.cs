using System.Net;
using System.Text;
using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Tests.Support.Databases;

namespace ResponsibilityPortal.Tests.Web.Published;

[Trait("Store", "Both")]
public sealed class PublishedMatricesTests(CountedPortal counted) : IClassFixture<CountedPortal>
{
    public static TheoryData<string> Kinds =>
        PortalAddresses.AsTheory(
            PortalAddresses.Published,
            PortalAddresses.Machine,
            PortalAddresses.Redirects,
            PortalAddresses.Missing,
            PortalAddresses.Operations
        );

    /// <remarks>On PostgreSQL, the portal asks every two seconds what other instances have changed.</remarks>
    [Theory]
    [MemberData(nameof(Kinds))]
    [Trait("Store", "Sqlite")]
    public async Task Page_RequestedAgain_ReadsNothingFromTheDatabase(string address)
    {
        using var first = await counted.Host.GetAsync(address);
        var queries = counted.Host.Queries.Count;
        using var second = await counted.Host.GetAsync(address);
        Assert.Equal(queries, counted.Host.Queries.Count);
    }

    /// <remarks>On PostgreSQL, the portal asks every two seconds what other instances have changed.</remarks>
    [Theory]
    [InlineData("/matrices/sample?party=customer&role=contributing&model=paas")]
    [InlineData("/matrices/sample?q=backups")]
    [InlineData("/matrices/sample/versions/1?view=overview&domain=data")]
    [InlineData("/matrices/sample/versions/1/responsibilities/backup")]
    [InlineData("/matrices/sample/compare?models=saas,iaas")]
    [InlineData("/matrices/sample/versions/1/export.csv?by=demo")]
    [InlineData("/sitemap.xml")]
    [Trait("Store", "Sqlite")]
    public async Task Page_NewOfALoadedVersion_ReadsNothingFromTheDatabase(string address)
    {
        await using var host = PortalHost.StartEmpty();
        await host.PublishAsync(Given.Matrix());
        await host.ReadAsync("/matrices/sample/versions/1/responsibilities/keys");
        var queries = host.Queries.Count;
        Assert.NotEqual(0, queries);
        await host.ReadAsync(address);
        Assert.Equal(queries, host.Queries.Count);
    }

    [Fact]
    public async Task Load_ConcurrentCalls_LoadOnce()
    {
        await using var host = PortalHost.StartEmpty();
        await host.PublishAsync(Given.Matrix());
        var latest = host.Published.Find("sample")!.Latest;
        var contents = await Task.WhenAll(
            Enumerable.Range(0, 16).Select(_ => Task.Run(() => host.Published.LoadAsync(latest), TestContext.Current.CancellationToken))
        );
        Assert.Single(contents.Distinct());
    }

    [Theory]
    [InlineData("UPDATE MatrixVersions SET Content = x'{altered}' WHERE Matrix = 'alpha'")]
    [InlineData("UPDATE MatrixVersions SET Content = x'00' WHERE Matrix = 'alpha'")]
    [InlineData("UPDATE MatrixVersions SET Message = 'Another reason.' WHERE Matrix = 'alpha'")]
    [InlineData("UPDATE MatrixVersions SET VersionHash = substr(VersionHash, 2) || 'x' WHERE Matrix = 'alpha'")]
    public async Task Version_Damaged_IsNeverServedAndOthersAre(string damage)
    {
        using var data = new TemporaryDirectory();
        await using (var before = PortalHost.Start(data, null, ("Portal:Seed", "none")))
        {
            await before.PublishAsync(Given.Matrix("alpha"));
            await before.PublishAsync(Given.Matrix("beta"));
        }

        var content = Encoding.UTF8.GetString(
            StoreOfRun.Query<byte[]>(data.Path, "SELECT Content FROM MatrixVersions WHERE Matrix = 'alpha'").Single()
        );
        var altered = Convert.ToHexString(Encoding.UTF8.GetBytes(content.Replace("Keep keys", "Lose keys", StringComparison.Ordinal)));
        Assert.Equal(1, StoreOfRun.Do(data.Path, damage.Replace("{altered}", altered, StringComparison.Ordinal)));

        await using var host = PortalHost.Start(data, null, ("Portal:Seed", "none"));
        string[] refused =
        [
            "/matrices/alpha",
            "/matrices/alpha?q=keys",
            "/matrices/alpha/versions/1",
            "/matrices/alpha/responsibilities/keys",
            "/matrices/alpha/compare",
            "/matrices/alpha/picture.svg",
            "/matrices/alpha/versions/1/export.json",
            "/matrices/alpha/versions/1/export.csv",
        ];
        foreach (var address in refused)
        {
            var page = await host.ReadPageAsync(address, HttpStatusCode.ServiceUnavailable);
            Assert.Equal("Version 1 is damaged", page.QuerySelector("h1")!.TextContent);
            Assert.Contains("restore it from a backup", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }

        var ready = await host.ReadAsync("/health/ready");
        Assert.Contains("\"matrix\":\"alpha\",\"version\":1", ready, StringComparison.Ordinal);
        Assert.DoesNotContain("beta", ready, StringComparison.Ordinal);
        Assert.Contains("damaged", await host.ReadAsync("/"), StringComparison.Ordinal);
        Assert.Contains("/matrices/beta", await host.ReadAsync("/sitemap.xml"), StringComparison.Ordinal);
        await host.ReadAsync("/matrices/beta");
    }

    /// <summary>An attacker who can alter a row can recompute its hashes.</summary>
    [Fact]
    public async Task Version_ThatFitsItselfButNotTheLog_IsNeverServed()
    {
        using var data = new TemporaryDirectory();
        MatrixVersion forged;
        await using (var before = PortalHost.Start(data, null, ("Portal:Seed", "none")))
        {
            forged = await before.PublishAsync(Given.Matrix()) with { Message = "Another reason." };
        }

        StoreOfRun.Do(data.Path, $"UPDATE MatrixVersions SET Message = '{forged.Message}', VersionHash = '{forged.VersionHash}'");
        await using var host = PortalHost.Start(data, null, ("Portal:Seed", "none"));
        await host.ReadAsync("/matrices/sample", HttpStatusCode.ServiceUnavailable);
        Assert.Contains("the log records another version", await host.ReadAsync("/health/ready"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Version_DamagedInThePast_DoesNotAffectTheOneInForce()
    {
        using var data = new TemporaryDirectory();
        await using (var before = PortalHost.Start(data, null, ("Portal:Seed", "none")))
        {
            await before.PublishAsync(Given.Matrix());
            await before.PublishAsync(Given.Matrix().Moving("keys", "saas", "customer"));
        }

        StoreOfRun.Do(data.Path, "UPDATE MatrixVersions SET Content = x'7B7D' WHERE Number = 1");
        await using var host = PortalHost.Start(data, null, ("Portal:Seed", "none"));
        await host.ReadAsync("/matrices/sample");
        await host.ReadAsync("/matrices/sample/versions");
        await host.ReadAsync("/matrices/sample/responsibilities/keys");
        await host.ReadAsync("/matrices/sample/versions/1", HttpStatusCode.ServiceUnavailable);
        using var form = new FormUrlEncodedContent([new("problem", "Wrong."), new("version", "1")]);
        using var reported = await host.Client.PostAsync(
            "/matrices/sample/responsibilities/keys/report",
            form,
            TestContext.Current.CancellationToken
        );
        Assert.Contains(
            "Version 1, which you opened this form for, is damaged",
            await reported.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }
}
