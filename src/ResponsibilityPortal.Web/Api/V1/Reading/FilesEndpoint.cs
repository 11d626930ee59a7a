using Microsoft.AspNetCore.Mvc;
using ResponsibilityPortal.Web.Api.V1.Bodies;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Api.V1.Reading;

/// <summary>Maps the addresses that list the files of a version, with what each format loses.</summary>
internal static class FilesEndpoint
{
    private static readonly ApiProblemKind[] Problems =
    [
        ApiProblems.NotPublished,
        ApiProblems.FilterUnknown,
        ApiProblems.VersionDamaged,
    ];

    public static void MapFiles(this IEndpointRouteBuilder endpoints)
    {
        endpoints
            .MapGet(
                PortalUrls.Routes.ApiFiles,
                (string matrix, HttpContext context, [FromServices] PublishedApi api, [FromServices] FileBodies bodies) =>
                    ListAsync(PortalUrls.Routes.ApiFiles, matrix, context, api, bodies)
            )
            .Describe<FilesV1>(endpoints, "listFiles", Problems);
        endpoints
            .MapGet(
                PortalUrls.Routes.ApiPinnedFiles,
                (string matrix, int version, HttpContext context, [FromServices] PublishedApi api, [FromServices] FileBodies bodies) =>
                    ListAsync(PortalUrls.Routes.ApiPinnedFiles, matrix, context, api, bodies)
            )
            .Describe<FilesV1>(endpoints, "listFilesOfVersion", [.. Problems, ApiProblems.VersionUnknown]);
        foreach (var route in new[] { PortalUrls.Routes.ApiFiles, PortalUrls.Routes.ApiPinnedFiles })
        {
            endpoints.MapOtherReads(
                route,
                context =>
                    ListAsync(
                        route,
                        (string)context.Request.RouteValues[PageKey.MatrixName]!,
                        context,
                        context.RequestServices.GetRequiredService<PublishedApi>(),
                        context.RequestServices.GetRequiredService<FileBodies>()
                    )
            );
        }
    }

    private static Task ListAsync(string route, string matrix, HttpContext context, PublishedApi api, FileBodies bodies)
    {
        var query = QueryFilters.All(context.Request.Query);
        return ReadEndpoints.IsRefused(context, api) is { } refusal
            ? refusal
            : api.ServeAsync(
                context,
                route,
                matrix,
                query,
                shown =>
                    ReadEndpoints.UnknownValue(shown, query.Filter) is { } problem
                        ? new ApiBody.Refused(problem)
                        : ApiBody.Json(bodies.Files(shown, query.Filter))
            );
    }
}
