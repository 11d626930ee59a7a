using System.Globalization;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Web.Pages;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Versions;

/// <summary>Serves the list of versions, and the version that was in force on a given day.</summary>
internal static class VersionsEndpoints
{
    public static void MapVersions(this IEndpointRouteBuilder endpoints)
    {
        var changes = endpoints.ServiceProvider.GetRequiredService<VersionChanges>();
        endpoints.MapReaderPage(
            PortalUrls.Routes.Versions,
            QueryFilters.Carried,
            async source =>
                PageContent.Of<VersionsPage>(
                    (nameof(VersionsPage.Source), source),
                    (nameof(VersionsPage.Meanings), await changes.MeaningsAsync(source.Versions))
                )
        );
        endpoints.MapPublished(PortalUrls.Routes.AsOf, context => AsOfAsync(context, (string)context.GetRouteValue("day")!));
        endpoints.MapPublished(
            PortalUrls.Routes.AsOfChosen,
            context => AsOfAsync(context, context.Request.Query[PortalUrls.DayKey].ToString())
        );
    }

    /// <summary>Redirects to the version that was in force at the end of a day, in UTC.</summary>
    private static async Task AsOfAsync(HttpContext context, string text)
    {
        var matrices = context.RequestServices.GetRequiredService<PublishedMatrices>();
        var matrix = (string)context.GetRouteValue("matrix")!;
        if (matrices.Find(matrix) is not { } versions)
        {
            await PageResponse.SendAsync(context, await Missing.MatrixAsync(matrices));
        }
        else if (!DateOnly.TryParseExact(text, MatrixFormat.DateForm, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            await PageResponse.SendAsync(context, Missing.Day(versions));
        }
        else if (versions.InForceAt(EndOf(day)) is { } version)
        {
            context.Response.Headers.CacheControl = PageResponse.CacheControlOf(context);
            context.Response.Redirect(
                context
                    .RequestServices.GetRequiredService<PortalUrls>()
                    .Matrix(matrix, version.Number, QueryFilters.Carried(context.Request.Query).Filter)
            );
        }
        else
        {
            await PageResponse.SendAsync(context, Missing.VersionOn(versions, day));
        }
    }

    private static DateTimeOffset EndOf(DateOnly day) => new(day, TimeOnly.MaxValue, TimeSpan.Zero);
}
