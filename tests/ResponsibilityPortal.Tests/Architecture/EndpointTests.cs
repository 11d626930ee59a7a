using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Architecture;

/// <summary>An address is open to anyone by name, or it is under a policy. What is opened is written down here.</summary>
public sealed class EndpointTests(SeededPortal seeded)
{
    private static readonly string[] Open =
    [
        "/",
        "/health/live",
        "/health/ready",
        "/matrices/{matrix}",
        "/matrices/{matrix}/as-of/{day}",
        "/matrices/{matrix}/compare",
        "/matrices/{matrix}/export.{format}",
        "/matrices/{matrix}/picture.svg",
        "/matrices/{matrix}/responsibilities/{responsibility}",
        "/matrices/{matrix}/versions",
        "/matrices/{matrix}/versions/{version:int}",
        "/matrices/{matrix}/versions/{version:int}/export.{format}",
        "/matrices/{matrix}/versions/{version:int}/responsibilities/{responsibility}",
        "/palette.{hash}.css",
        "/robots.txt",
        "/schemas/responsibility-matrix-1.json",
        "/sitemap.xml",
        "/version",
        "{*path}",
    ];

    private List<RouteEndpoint> Endpoints =>
        [.. seeded.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.Cast<RouteEndpoint>().Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)];

    [Fact]
    public void What_is_under_no_policy_is_open_by_name() =>
        Assert.Equal(
            Open,
            Endpoints
                .Where(endpoint => endpoint.Metadata.GetMetadata<IAuthorizeData>() is null)
                .Select(endpoint => endpoint.RoutePattern.RawText)
                .Order(StringComparer.Ordinal));

    [Fact]
    public void What_is_open_says_so_and_is_only_looked_at()
    {
        var open = Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IAuthorizeData>() is null).ToList();
        Assert.NotEmpty(open);
        Assert.All(open, endpoint =>
        {
            Assert.NotNull(endpoint.Metadata.GetMetadata<IAllowAnonymous>());
            Assert.Equal(["GET", "HEAD"], endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods);
        });
    }
}
