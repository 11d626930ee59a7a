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
        "/account/join",
        "/account/sign-in",
        "/checkpoint-key.pem",
        "/checkpoints.txt",
        "/health/live",
        "/health/ready",
        "/matrices/{matrix}",
        "/matrices/{matrix}/as-of",
        "/matrices/{matrix}/as-of/{day}",
        "/matrices/{matrix}/compare",
        "/matrices/{matrix}/export.{format}",
        "/matrices/{matrix}/feed.atom",
        "/matrices/{matrix}/picture.svg",
        "/matrices/{matrix}/responsibilities/{responsibility}",
        "/matrices/{matrix}/versions",
        "/matrices/{matrix}/versions/{version:int}",
        "/matrices/{matrix}/versions/{version:int}/export.{format}",
        "/matrices/{matrix}/versions/{version:int}/responsibilities/{responsibility}",
        "/openapi/v1.json",
        "/palette.{hash}.css",
        "/robots.txt",
        "/schemas/responsibility-matrix-1.json",
        "/setup",
        "/signing-certificate.pem",
        "/sitemap.xml",
        "/verify",
        "/version",
        "{*path}",
    ];

    private List<RouteEndpoint> Endpoints =>
        [.. seeded.Host.Services.GetRequiredService<EndpointDataSource>().Endpoints.Cast<RouteEndpoint>().Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null)];

    /// <summary>Pages for strangers that take a form.</summary>
    private static readonly string[] OpenForms = ["/account/join", "/account/sign-in", "/setup", "/verify"];

    /// <summary>What is closed, with the policy that opens it.</summary>
    private static readonly string[] Closed =
    [
        "/account/sign-out: signed-in",
        "/account: signed-in",
        "/admin/audit/evidence: audit",
        "/admin/audit/export.{format}: audit",
        "/admin/audit/people: audit",
        "/admin/audit/self-approved: audit",
        "/admin/audit: audit",
        "/admin/matrices/new: drafts",
        "/admin/matrices/{matrix}/offer: drafts",
        "/admin/matrices/{matrix}/preview/responsibilities/{responsibility}: drafts",
        "/admin/matrices/{matrix}/preview: drafts",
        "/admin/matrices/{matrix}/review: drafts",
        "/admin/matrices/{matrix}/structure: drafts",
        "/admin/matrices/{matrix}/versions: drafts",
        "/admin/matrices/{matrix}: drafts",
        "/admin/tokens: tokens",
        "/admin/users: people",
        "/admin/{**path}: signed-in",
        "/admin: team",
        "/api/v1/matrices/{matrix}/draft/assignments/{responsibility}/{model}: by-token",
        "/api/v1/matrices/{matrix}/draft/assignments/{responsibility}/{model}: drafts-by-token",
        "/api/v1/matrices/{matrix}/draft/assignments/{responsibility}/{model}: edits-by-token",
        "/api/v1/matrices/{matrix}/draft/publish: by-token",
        "/api/v1/matrices/{matrix}/draft/publish: publications-by-token",
        "/api/v1/matrices/{matrix}/draft: by-token",
        "/api/v1/matrices/{matrix}/draft: drafts-by-token",
        "/api/{**path}: by-token",
    ];

    [Fact]
    public void What_is_open_is_open_by_name() =>
        Assert.Equal(
            Open,
            Endpoints
                .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
                .Select(endpoint => $"/{endpoint.RoutePattern.RawText!.TrimStart('/')}".Replace("/{*path}", "{*path}", StringComparison.Ordinal))
                .Distinct()
                .Order(StringComparer.Ordinal));

    [Fact]
    public void Everything_else_names_its_policy()
    {
        var closed = Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null).ToList();
        Assert.All(closed, endpoint => Assert.NotEmpty(endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>()));
        Assert.Equal(
            Closed,
            closed
                .Where(endpoint => !endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith('_'))
                .Select(endpoint => $"/{endpoint.RoutePattern.RawText!.TrimStart('/')}: {endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).First(policy => policy != "signed-in" || IsOnly(endpoint))}")
                .Distinct()
                .Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_open_is_only_looked_at_unless_it_is_a_form_for_strangers()
    {
        var open = Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null).ToList();
        Assert.NotEmpty(open);
        Assert.All(open, endpoint => Assert.Equal(
            OpenForms.Contains(endpoint.RoutePattern.RawText) ? ["GET", "POST", "HEAD"] : ["GET", "HEAD"],
            endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods));
    }

    private static bool IsOnly(RouteEndpoint endpoint) => endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().All(data => data.Policy == "signed-in");
}
