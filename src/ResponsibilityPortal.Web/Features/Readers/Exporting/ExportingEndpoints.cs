using ResponsibilityPortal.Formats;
using ResponsibilityPortal.Web.Pages;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Telemetry;

namespace ResponsibilityPortal.Web.Features.Readers.Exporting;

/// <summary>Serves a version as a file, in each of <see cref="ExportFormat.All"/>.</summary>
internal static class ExportingEndpoints
{
    private const string FormatName = "format";

    public static void MapExporting(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPublished(PortalUrls.Routes.Export, ServeAsync);
        endpoints.MapPublished(PortalUrls.Routes.CurrentExport, RedirectToCurrentAsync);
        var exports = endpoints.ServiceProvider.GetServices<IMatrixExport>().ToList();
        foreach (var route in new[] { PortalUrls.Routes.Downloads, PortalUrls.Routes.PinnedDownloads })
        {
            endpoints.MapReaderPage(
                route,
                QueryFilters.All,
                source =>
                    PageContent.Of<DownloadsPage>(
                        (nameof(DownloadsPage.Source), source),
                        (
                            nameof(DownloadsPage.Files),
                            OfferedFile.Of(
                                source.Published,
                                source.Filter,
                                exports,
                                format => source.Links.Export(source.Published.Version.Number, format, source.Filter)
                            )
                        )
                    )
            );
        }
    }

    /// <summary>Sends the file that the route values name.</summary>
    internal static async Task ServeAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var (path, matrices) = (context.Request.RouteValues, services.GetRequiredService<PublishedMatrices>());
        if (matrices.Find((string)path[PageKey.MatrixName]!) is not { } versions)
        {
            await PageResponse.SendAsync(context, await Missing.MatrixAsync(matrices));
        }
        else if (versions.InForceAt(services.GetRequiredService<TimeProvider>().GetUtcNow()) is null)
        {
            await PageResponse.SendAsync(context, Missing.NotYet(versions));
        }
        else if (versions.Find(PageKey.PinnedIn(path)!.Value) is not { } version)
        {
            await PageResponse.SendAsync(context, Missing.Version(versions));
        }
        else if (ExportFormat.Find((string)path[FormatName]!) is not { } format)
        {
            await PageResponse.SendAsync(context, Missing.Page(versions));
        }
        else if (await matrices.LoadAsync(version) is not VersionContent.Intact(var published))
        {
            await PageResponse.SendAsync(context, Missing.Damaged(versions, version));
        }
        else
        {
            services.GetRequiredService<PortalMetrics>().CountExport(format.Key);
            var export = services.GetServices<IMatrixExport>().First(known => known.Format == format);
            await (
                await export.PrepareAsync(new ExportSource(published, versions, context.Request.Query)) switch
                {
                    PreparedExport.Ready ready => ExportResponse.SendAsync(context, format.IsCompressed, ready),
                    PreparedExport.Refused { IsTemporary: false, Answer: var answer } => PageResponse.SendAsync(context, answer),
                    PreparedExport.Refused(var answer) => ExportResponse.RefuseAsync(context, new MadeExport.Refused(answer)),
                    _ => throw new System.Diagnostics.UnreachableException(),
                }
            );
        }
    }

    /// <summary>Redirects an export address without a version to that of the version in force.</summary>
    private static async Task RedirectToCurrentAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var matrices = services.GetRequiredService<PublishedMatrices>();
        if (
            matrices.Find((string)context.GetRouteValue(PageKey.MatrixName)!) is not { } versions
            || versions.InForceAt(services.GetRequiredService<TimeProvider>().GetUtcNow()) is not { } inForce
        )
        {
            await PageResponse.SendAsync(context, await Missing.MatrixAsync(matrices));
        }
        else if (ExportFormat.Find((string)context.GetRouteValue(FormatName)!) is not { } format)
        {
            await PageResponse.SendAsync(context, Missing.Page(versions));
        }
        else
        {
            context.Response.Headers.CacheControl = PageResponse.CacheControlOf(context);
            context.Response.Redirect(
                $"{services.GetRequiredService<PortalUrls>().Export(versions.Matrix, inForce.Number, format)}{context.Request.QueryString}"
            );
        }
    }
}
