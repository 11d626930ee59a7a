using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Exports;
using ResponsibilityPortal.Exports.Csv;
using ResponsibilityPortal.Web.Components.Shared;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Reports;

namespace ResponsibilityPortal.Web.Features.Exporting;

/// <summary>A version as a file: exactly the current view, or the whole content byte for byte.</summary>
internal static class ExportingEndpoints
{
    private const string Csv = "csv";
    private const string Json = "json";
    private const string Pdf = "pdf";

    public static void MapExporting(this IEndpointRouteBuilder endpoints)
    {
        var urls = endpoints.ServiceProvider.GetRequiredService<PortalUrls>();
        endpoints.MapPublished(PortalUrls.Routes.PdfExport, context => context.RequestServices.GetRequiredService<PdfExport>().ServeAsync(context));
        endpoints.MapReaderPage(PortalUrls.Routes.Export, QueryFilters.All, source => Export(source, urls));
        endpoints.MapPublished(PortalUrls.Routes.CurrentExport, RedirectToCurrentAsync);
    }

    private static PageContent? Export(PageSource source, PortalUrls urls) => (string)source.Path["format"]! switch
    {
        Json => new PageContent.File(source.Published.Content, "application/json; charset=utf-8")
        {
            DownloadName = ExportFileName.Of(source.Published.Version, MatrixFilter.None, Json),
        },
        Csv when FilterProblem.Of(source.Published.Index, source.Filter) is { } problem => ExportAnswers.NotUnderstood(source.Slug, problem),
        Csv => new PageContent.File(CsvOf(source, urls), "text/csv; charset=utf-8; header=present")
        {
            DownloadName = ExportFileName.Of(source.Published.Version, source.Filter, Csv),
            Keep = source.Filter == MatrixFilter.None,
        },
        _ => null,
    };

    private static byte[] CsvOf(PageSource source, PortalUrls urls)
    {
        using var output = new MemoryStream();
        MatrixCsv.Write(source.Published, source.Filter, AddressOf, output);
        return output.ToArray();

        string AddressOf(Responsibility responsibility, HostingModel model) =>
            urls.Absolute(urls.Responsibility(source.Slug, source.Published.Version.Number, responsibility.Slug, model.Slug));
    }

    /// <summary>An export without a version is that of the version in force, under its own address.</summary>
    private static async Task RedirectToCurrentAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var matrices = services.GetRequiredService<PublishedMatrices>();
        var format = (string)context.GetRouteValue("format")!;
        if (matrices.Find((string)context.GetRouteValue("matrix")!) is not { } versions
            || versions.InForceAt(services.GetRequiredService<TimeProvider>().GetUtcNow()) is not { } inForce)
        {
            await PageResponse.SendAsync(context, Missing.Matrix(matrices.All));
        }
        else if (format is not (Csv or Json or Pdf))
        {
            await PageResponse.SendAsync(context, Missing.Page(versions));
        }
        else
        {
            context.Response.Headers.CacheControl = PageResponse.CacheControlOf(context);
            context.Response.Redirect($"{services.GetRequiredService<PortalUrls>().Export(versions.Matrix, inForce.Number, format)}{context.Request.QueryString}");
        }
    }
}
