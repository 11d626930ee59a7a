using ResponsibilityPortal.Web.Pages;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Web.Features.Admin.Administration;

/// <summary>Addresses under /admin that lead nowhere. Strangers are asked to sign in first, so that they do not learn which do.</summary>
internal static class AdministrationEndpoints
{
    public static void MapAdministration(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapFallback(PortalUrls.Routes.AdminElsewhere, NothingHereAsync).RequireAuthorization(Policies.SignedIn);

    private static Task NothingHereAsync(HttpContext context) => PageResponse.SendAsync(context, Missing.Address());
}
