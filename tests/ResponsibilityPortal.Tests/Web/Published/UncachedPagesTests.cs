using System.Net;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web;
using ResponsibilityPortal.Web.Pages;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Tests.Web.Published;

/// <summary>Addresses that strangers invent are neither cached nor rendered without limit.</summary>
public sealed partial class UncachedPagesTests
{
    private static readonly Dictionary<string, string> Values = new(StringComparer.Ordinal)
    {
        ["matrix"] = "sample",
        ["version"] = "1",
        ["responsibility"] = "keys",
        ["format"] = "csv",
        ["day"] = "2026-01-01",
    };

    private static readonly string[] QueryKeys =
    [
        .. FilterFields.All.Select(field => field.Name),
        PortalUrls.ComparedModelsKey,
        PortalUrls.FromVersionKey,
        PortalUrls.ToVersionKey,
        PortalUrls.PaperKey,
        "unheard-of",
    ];

    [Fact]
    public async Task ReaderAddress_WithMeaninglessValues_IsNotCached()
    {
        await using var host = await StartAsync(("Portal:UncachedPagesPerMinute", "100000"));
        var (cache, addresses) = (host.Services.GetRequiredService<PageCache>(), AddressesOf(host));
        Assert.True(addresses.Count > 10, string.Join('\n', addresses));

        // Caches only what each address returns without a query, and one form of the comparison.
        string[] plain = [.. addresses, "/matrices/sample/compare?from=1&to=1", "/matrices/sample/compare?to=1"];
        foreach (var address in plain)
        {
            (await host.GetAsync(address)).Dispose();
        }

        var kept = cache.Count;
        Assert.InRange(kept, 5, plain.Length + 3);
        foreach (var address in addresses)
        {
            foreach (var key in QueryKeys)
            {
                for (var made = 1; made <= 2; made++)
                {
                    (await host.GetAsync($"{address}?{key}=zz{made}")).Dispose();
                }
            }
        }

        for (var zeros = 1; zeros <= 5; zeros++)
        {
            var number = $"{new string('0', zeros)}1";
            (await host.GetAsync($"/matrices/sample/compare?from={number}&to={number}")).Dispose();
            (await host.GetAsync($"/matrices/sample/compare?to={number}")).Dispose();
            (await host.GetAsync($"/matrices/sample/compare?from=1&to=1&party=zz{zeros}")).Dispose();
        }

        Assert.Equal(kept, cache.Count);
    }

    [Theory]
    [InlineData("/matrices/sample?q=word{0}")]
    [InlineData("/matrices/sample/feed.atom?party=zz{0}")]
    [InlineData("/matrices/sample/versions/1/export.csv?domain=zz{0}")]
    [InlineData("/matrices/sample/compare?from=1&to=1{0}")]
    [InlineData("/nothing/here/{0}")]
    public async Task Uncached_MoreThan300AMinuteFromOneNetwork_IsRefusedAndCachedPagesAreNot(string address)
    {
        await using var host = await StartAsync();
        await host.ReadAsync("/matrices/sample");
        var statuses = new List<HttpStatusCode>();
        HttpResponseMessage? last = null;
        for (var made = 0; made <= 300; made++)
        {
            last?.Dispose();
            last = await FromAsync(
                host,
                "192.0.2.5",
                string.Format(System.Globalization.CultureInfo.InvariantCulture, address, 1_000 + made)
            );
            statuses.Add(last.StatusCode);
        }

        Assert.Equal(HttpStatusCode.TooManyRequests, statuses[^1]);
        Assert.DoesNotContain(HttpStatusCode.TooManyRequests, statuses.SkipLast(1));
        Assert.Equal(TimeSpan.FromMinutes(1), last!.Headers.RetryAfter?.Delta);
        Assert.Contains(
            "Wait a minute",
            await last.Content.ReadAsStringAsync(TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
        last.Dispose();

        using var cached = await FromAsync(host, "192.0.2.5", "/matrices/sample");
        using var other = await FromAsync(host, "192.0.2.6", string.Format(System.Globalization.CultureInfo.InvariantCulture, address, 9));
        Assert.Equal(HttpStatusCode.OK, cached.StatusCode);
        Assert.NotEqual(HttpStatusCode.TooManyRequests, other.StatusCode);
    }

    [Fact]
    public async Task Json_CompressedMoreThan300TimesAMinute_IsRefusedAndUncompressedIsNot()
    {
        const string Address = "/matrices/sample/versions/1/export.json";
        await using var host = await StartAsync();
        for (var made = 0; made < 300; made++)
        {
            using var compressed = await host.GetAsync(Address, ("X-Forwarded-For", "192.0.2.5"), ("Accept-Encoding", "br"));
            Assert.Equal(HttpStatusCode.OK, compressed.StatusCode);
        }

        using var refused = await host.GetAsync(Address, ("X-Forwarded-For", "192.0.2.5"), ("Accept-Encoding", "br"));
        Assert.Equal(HttpStatusCode.TooManyRequests, refused.StatusCode);
        using var asItIs = await FromAsync(host, "192.0.2.5", Address);
        Assert.Equal(HttpStatusCode.OK, asItIs.StatusCode);
    }

    [Fact]
    public void Size_OfACachedPage_CountsItsKeyAndAllEncodings()
    {
        var body = System.Text.Encoding.UTF8.GetBytes(
            string.Concat(Enumerable.Range(0, 5_000).Select(number => $"<p>{number * 7_919}</p>"))
        );
        var page = new CachedPage(body, "text/html", quality: 5);
        var (brotli, gzip) = (page.For(PageEncoding.Brotli).Body.Length, page.For(PageEncoding.Gzip).Body.Length);
        Assert.InRange(page.Size, brotli + gzip, 3 * brotli);
        Assert.Same(page.For(PageEncoding.Gzip).Body, page.For(PageEncoding.Gzip).Body);

        var part = new string('p', 7_000);
        Assert.InRange(new PageKey("sample", 1, 1, 1, "route", 0, part, "").Size, 2 * part.Length, 3 * part.Length);
    }

    private static async Task<PortalHost> StartAsync(params (string Key, string Value)[] settings)
    {
        var host = PortalHost.Start([("Portal:Seed", "none"), ("Pdf:Signing", "off"), .. settings]);
        await host.PublishAsync(Given.Matrix());
        return host;
    }

    /// <summary>One address for each route of published content.</summary>
    private static List<string> AddressesOf(PortalHost host) =>
        [
            .. host
                .Services.GetRequiredService<EndpointDataSource>()
                .Endpoints.OfType<RouteEndpoint>()
                .Where(endpoint =>
                    endpoint.RoutePattern.RawText!.StartsWith("/matrices/", StringComparison.Ordinal)
                    && endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
                    && (endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains(HttpMethods.Get) ?? false)
                )
                .Select(endpoint => Parameter().Replace(endpoint.RoutePattern.RawText!, match => Values[match.Groups["name"].Value]))
                .Where(address => !address.EndsWith(".pdf", StringComparison.Ordinal)),
            "/matrices/sample/versions/1/export.json",
        ];

    private static Task<HttpResponseMessage> FromAsync(PortalHost host, string network, string address) =>
        host.GetAsync(address, ("X-Forwarded-For", network));

    [GeneratedRegex(@"\{(?<name>\w+)[^}]*\}")]
    private static partial Regex Parameter();
}
