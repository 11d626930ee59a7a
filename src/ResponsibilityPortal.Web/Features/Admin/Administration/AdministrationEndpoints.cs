using ResponsibilityPortal.Web.Pages;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Admin.Administration;

/// <summary>Handles unknown addresses under /admin. Visitors must sign in first, so that they can't learn which addresses exist.</summary>
internal static class AdministrationEndpoints
{
    public static void MapAdministration(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapFallback(PortalUrls.Routes.AdminElsewhere, NothingHereAsync).RequireAuthorization(Policies.SignedIn);

    private static Task NothingHereAsync(HttpContext context) => PageResponse.SendAsync(context, Missing.Address());
}
