using System.Globalization;
using ResponsibilityPortal.Domain.Exchange;
using ResponsibilityPortal.Web.Pages;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Versions;

/// <summary>The list of versions, and the version that held on a day.</summary>
internal static class VersionsEndpoints
{
    public static void MapVersions(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapReaderPage(PortalUrls.Routes.Versions, QueryFilters.None, source => PageContent.Of<VersionsPage>((nameof(VersionsPage.Source), source)));
        endpoints.MapPublished(PortalUrls.Routes.AsOf, context => AsOfAsync(context, (string)context.GetRouteValue("day")!));
        endpoints.MapPublished(PortalUrls.Routes.AsOfChosen, context => AsOfAsync(context, context.Request.Query[PortalUrls.DayKey].ToString()));
    }

    /// <summary>Redirects to the version in force at the end of a day, UTC.</summary>
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
            context.Response.Redirect(context.RequestServices.GetRequiredService<PortalUrls>().Matrix(matrix, version.Number));
        }
        else
        {
            await PageResponse.SendAsync(context, Missing.VersionOn(versions, day));
        }
    }

    private static DateTimeOffset EndOf(DateOnly day) => new(day, TimeOnly.MaxValue, TimeSpan.Zero);
}
