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
    private const string Semicolon = "semicolon";
    private const string Tab = "tab";

    /// <summary>Stands for whatever else an address may say, so that it makes one answer only.</summary>
    private const string UnknownSeparator = "unknown";

    public static void MapExporting(this IEndpointRouteBuilder endpoints)
    {
        var urls = endpoints.ServiceProvider.GetRequiredService<PortalUrls>();
        endpoints.MapPublished(PortalUrls.Routes.PdfExport, context => context.RequestServices.GetRequiredService<PdfExport>().ServeAsync(context));
        endpoints.MapReaderPage(PortalUrls.Routes.CsvExport, query => QueryFilters.All(query) with { Option = SeparatorOf(query) }, source => CsvExport(source, urls));
        endpoints.MapReaderPage(PortalUrls.Routes.Export, QueryFilters.None, Export);
        endpoints.MapPublished(PortalUrls.Routes.CurrentExport, RedirectToCurrentAsync);
    }

    private static PageContent? Export(PageSource source) => (string)source.Path["format"]! == Json
        ? new PageContent.File(source.Published.Content, "application/json; charset=utf-8")
        {
            DownloadName = ExportFileName.Of(source.Published.Version, MatrixFilter.None, Json),
        }
        : null;

    /// <summary>The separator asked for in its one spelling; null for the comma.</summary>
    private static string? SeparatorOf(IQueryCollection query) => QueryFilters.TextOf(query, PortalUrls.SeparatorKey)?.ToLowerInvariant() switch
    {
        null or "" or "comma" => null,
        Semicolon => Semicolon,
        Tab => Tab,
        _ => UnknownSeparator,
    };

    private static PageContent CsvExport(PageSource source, PortalUrls urls) => source.Option switch
    {
        _ when FilterProblem.Of(source.Published.Index, source.Filter) is { } problem => ExportAnswers.NotUnderstood(source.Slug, problem),
        null => CsvExport(source, urls, CsvSeparator.Comma),
        Semicolon => CsvExport(source, urls, CsvSeparator.Semicolon),
        Tab => CsvExport(source, urls, CsvSeparator.Tab),
        _ => ExportAnswers.NotUnderstood(source.Slug, "The separator of a CSV export is comma, semicolon or tab."),
    };

    private static PageContent.File CsvExport(PageSource source, PortalUrls urls, CsvSeparator separator) =>
        new(CsvOf(source, urls, separator), separator == CsvSeparator.Tab ? "text/tab-separated-values; charset=utf-8" : "text/csv; charset=utf-8; header=present")
        {
            DownloadName = ExportFileName.Of(source.Published.Version, source.Filter, separator == CsvSeparator.Tab ? "tsv" : Csv),
            Keep = source.Filter == MatrixFilter.None,
        };

    private static byte[] CsvOf(PageSource source, PortalUrls urls, CsvSeparator separator)
    {
        using var output = new MemoryStream();
        MatrixCsv.Write(source.Published, source.Filter, AddressOf, output, separator);
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
            await PageResponse.SendAsync(context, await Missing.MatrixAsync(matrices));
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
