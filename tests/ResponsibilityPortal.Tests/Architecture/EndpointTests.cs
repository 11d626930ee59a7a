using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.Tests.Architecture;

/// <summary>An address is either listed as open to everyone or has a policy. All open addresses are listed here.</summary>
public sealed class EndpointTests(SeededPortal seeded)
{
    private static readonly string[] Open =
    [
        "/",
        "/.well-known/security.txt",
        "/account/join",
        "/account/sign-in",
        "/api/v1/matrices",
        "/api/v1/matrices/{matrix}",
        "/api/v1/matrices/{matrix}/answers",
        "/api/v1/matrices/{matrix}/files",
        "/api/v1/matrices/{matrix}/responsibilities/{responsibility}",
        "/api/v1/matrices/{matrix}/search",
        "/api/v1/matrices/{matrix}/versions/{version:int}/files",
        "/checkpoint-key.pem",
        "/checkpoints.txt",
        "/health/live",
        "/health/ready",
        "/llms.txt",
        "/matrices",
        "/matrices/{matrix}",
        "/matrices/{matrix}/as-of",
        "/matrices/{matrix}/as-of/{day}",
        "/matrices/{matrix}/compare",
        "/matrices/{matrix}/downloads",
        "/matrices/{matrix}/export.{format}",
        "/matrices/{matrix}/feed.atom",
        "/matrices/{matrix}/picture.png",
        "/matrices/{matrix}/picture.svg",
        "/matrices/{matrix}/questionnaire",
        "/matrices/{matrix}/questionnaire/confidence",
        "/matrices/{matrix}/responsibilities",
        "/matrices/{matrix}/responsibilities/{responsibility}",
        "/matrices/{matrix}/responsibilities/{responsibility}.json",
        "/matrices/{matrix}/responsibilities/{responsibility}.md",
        "/matrices/{matrix}/responsibilities/{responsibility}/report",
        "/matrices/{matrix}/versions",
        "/matrices/{matrix}/versions/{version:int}",
        "/matrices/{matrix}/versions/{version:int}/downloads",
        "/matrices/{matrix}/versions/{version:int}/export.{format}",
        "/matrices/{matrix}/versions/{version:int}/responsibilities",
        "/matrices/{matrix}/versions/{version:int}/responsibilities/{responsibility}",
        "/matrices/{matrix}/versions/{version:int}/responsibilities/{responsibility}.json",
        "/matrices/{matrix}/versions/{version:int}/responsibilities/{responsibility}.md",
        "/mcp",
        "/openapi/v1.json",
        "/opensearch.xml",
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
        [
            .. seeded
                .Host.Services.GetRequiredService<EndpointDataSource>()
                .Endpoints.Cast<RouteEndpoint>()
                .Where(endpoint => endpoint.Metadata.GetMetadata<StaticAssetDescriptor>() is null),
        ];

    /// <summary>Pages for strangers that accept a form.</summary>
    private static readonly string[] OpenForms =
    [
        "/account/join",
        "/account/sign-in",
        "/setup",
        "/verify",
        "/matrices/{matrix}/questionnaire",
        "/matrices/{matrix}/responsibilities/{responsibility}/report",
    ];

    /// <summary>Addresses at which programs send a question without a token. Nothing is changed by it.</summary>
    private static readonly string[] OpenRequests = ["/api/v1/matrices/{matrix}/answers"];

    /// <summary>The closed addresses, each with the policy that opens it.</summary>
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
        "/admin/matrices/{matrix}/import: drafts",
        "/admin/matrices/{matrix}/offer: drafts",
        "/admin/matrices/{matrix}/preview/responsibilities/{responsibility}: drafts",
        "/admin/matrices/{matrix}/preview: drafts",
        "/admin/matrices/{matrix}/reports: drafts",
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
    public void OpenAddresses_AreListed() =>
        Assert.Equal(
            Open,
            Endpoints
                .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
                .Select(endpoint =>
                    $"/{endpoint.RoutePattern.RawText!.Trim('/')}".Replace("/{*path}", "{*path}", StringComparison.Ordinal)
                )
                .Distinct()
                .Order(StringComparer.Ordinal)
        );

    [Fact]
    public void OtherAddresses_NameTheirPolicy()
    {
        var closed = Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null).ToList();
        Assert.All(closed, endpoint => Assert.NotEmpty(endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>()));
        Assert.Equal(
            Closed,
            closed
                .Where(endpoint => !endpoint.RoutePattern.RawText!.TrimStart('/').StartsWith('_'))
                .Select(endpoint =>
                    $"/{endpoint.RoutePattern.RawText!.TrimStart('/')}: "
                        + endpoint
                            .Metadata.GetOrderedMetadata<IAuthorizeData>()
                            .Select(data => data.Policy)
                            .First(policy => policy != "signed-in" || IsOnly(endpoint))
                )
                .Distinct()
                .Order(StringComparer.Ordinal)
        );
    }

    [Fact]
    public void OpenAddresses_AreReadOnlyExceptFormsForStrangers()
    {
        var open = Endpoints
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null && !IsForPrograms(endpoint))
            .ToList();
        Assert.NotEmpty(open);
        Assert.All(
            open,
            endpoint =>
                Assert.Equal(
                    OpenForms.Contains(endpoint.RoutePattern.RawText) ? ["GET", "POST", "HEAD"] : ["GET", "HEAD"],
                    endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods
                )
        );
    }

    /// <summary>Each address for programs that is open to everyone has an endpoint for each method, and one that refuses others.</summary>
    [Fact]
    public void OpenAddressesForPrograms_AnswerEveryMethod()
    {
        var open = Endpoints
            .Where(endpoint => endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null && IsForPrograms(endpoint))
            .GroupBy(endpoint => endpoint.RoutePattern.RawText!.TrimEnd('/'))
            .ToList();
        Assert.NotEmpty(open);
        Assert.All(
            open,
            address =>
                Assert.Equal(
                    address.Key.Trim('/') == "mcp" ? ["*", "POST"]
                        : OpenRequests.Contains(address.Key) ? ["*", "OPTIONS", "POST"]
                        : ["*", "GET", "HEAD", "OPTIONS"],
                    address
                        .SelectMany(endpoint => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["*"])
                        .Order(StringComparer.Ordinal)
                )
        );
    }

    private static bool IsForPrograms(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal)
        || endpoint.RoutePattern.RawText.Trim('/') == "mcp";

    private static bool IsOnly(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().All(data => data.Policy == "signed-in");
}
