using ResponsibilityPortal.Web.Instances;
using ResponsibilityPortal.Web.Limits;
using ResponsibilityPortal.Web.Pages;

namespace ResponsibilityPortal.Web.Features.Platform.Operations;

/// <summary>Refuses new pages and circuits of the admin side while the portal drains, so that a proxy asks another instance.</summary>
internal static class DrainingAnswers
{
    public static void UseDraining(this WebApplication app)
    {
        var draining = app.Services.GetRequiredService<Draining>();
        app.Use((context, next) => draining.IsDraining && NeedsCircuit(context.Request) ? RefuseAsync(context) : next(context));
    }

    private static bool NeedsCircuit(HttpRequest request) =>
        (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method))
        && (request.Path.StartsWithSegments(PortalUrls.Routes.AdminRoot) || request.Path.StartsWithSegments(PortalUrls.Routes.Circuit));

    private static Task RefuseAsync(HttpContext context)
    {
        RefusedRequests.MarkBusy(context);
        RetryAfter.Instance.Set(context);

        // Without a proxy that asks another instance by itself, the browser does.
        context.Response.Headers["Refresh"] = context.Response.Headers.RetryAfter;
        return PageResponse.SendAsync(context, Refused.Stopping());
    }
}
