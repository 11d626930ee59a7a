using System.Text;
using ResponsibilityPortal.Formats.Markdown;
using ResponsibilityPortal.Web.Api.V1.Bodies;
using ResponsibilityPortal.Web.Pages;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Api.V1.Reading;

/// <summary>
/// Serves the page of a responsibility as JSON and as Markdown: at an address of its own, and at that of the page for clients that accept
/// it (<see cref="TwinPolicy"/>). The JSON is that of the API.
/// </summary>
internal static class TwinEndpoints
{
    private static readonly string[] Methods = [HttpMethods.Get, HttpMethods.Head];

    public static void MapTwins(this IEndpointRouteBuilder endpoints)
    {
        endpoints.Map(TwinFormat.Json, PortalUrls.Routes.Responsibility, PortalUrls.Routes.ResponsibilityJson);
        endpoints.Map(TwinFormat.Json, PortalUrls.Routes.PinnedResponsibility, PortalUrls.Routes.PinnedResponsibilityJson);
        endpoints.Map(TwinFormat.Markdown, PortalUrls.Routes.Responsibility, PortalUrls.Routes.ResponsibilityMarkdown);
        endpoints.Map(TwinFormat.Markdown, PortalUrls.Routes.PinnedResponsibility, PortalUrls.Routes.PinnedResponsibilityMarkdown);
    }

    /// <param name="page">The address of the page.</param>
    /// <param name="own">The address of this form alone, which names it in the cache too.</param>
    private static void Map(this IEndpointRouteBuilder endpoints, TwinFormat format, string page, string own)
    {
        var services = endpoints.ServiceProvider;
        foreach (var route in new[] { page, own })
        {
            endpoints.MapMethods(route, Methods, context => ServeAsync(context, format, own)).AsPublished(services).WithMetadata(format);
        }
    }

    private static Task ServeAsync(HttpContext context, TwinFormat format, string route)
    {
        OtherSites.Apply(context);
        var services = context.RequestServices;
        var (path, query) = (context.Request.RouteValues, QueryFilters.Carried(context.Request.Query));
        var (matrix, responsibility) = ((string)path[PageKey.MatrixName]!, (string)path["responsibility"]!);
        return services
            .GetRequiredService<PublishedApi>()
            .ServeAsync(
                context,
                route,
                matrix,
                query,
                shown =>
                {
                    var body = ReadEndpoints.Row(services.GetRequiredService<PublishedBodies>(), shown, query.Filter, responsibility);
                    return format == TwinFormat.Json || body is ApiBody.Refused
                        ? body
                        : new ApiBody.Made(Markdown(services.GetRequiredService<PortalUrls>(), shown, query, responsibility));
                }
            );
    }

    private static PageContent.File Markdown(PortalUrls urls, ShownVersion shown, PageQuery query, string responsibility)
    {
        var deployment = shown.DeploymentOf(query.Filter);
        var text = ResponsibilityMarkdown.Of(
            shown.Published,
            shown.Published.Index.FindRow(responsibility)!,
            shown.ModelsOf(deployment),
            deployment,
            shown.SourceWords,
            slug => urls.Absolute(urls.Responsibility(shown.Slug, shown.Version.Number, slug, carried: query.Filter))
        );
        return new PageContent.File(Encoding.UTF8.GetBytes(text), "text/markdown; charset=utf-8");
    }
}
