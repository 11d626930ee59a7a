using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Web.Pages;

namespace ResponsibilityPortal.Web.Features.Platform.Damage;

/// <summary>The responses of a portal with a damaged store. Every request gets the findings, and nothing else from the store.</summary>
internal static class DamageAnswers
{
    /// <summary>The Brotli quality. The page is compressed while its reader waits, so the quality is low.</summary>
    private const int Quality = 5;

    /// <param name="faults">The damage that was found.</param>
    public static void MapDamage(this IEndpointRouteBuilder endpoints, ValueList<IntegrityFinding> faults)
    {
        endpoints.MapGet(
            PortalUrls.Routes.Ready,
            () =>
                Results.Json(
                    new { status = "damaged", faults = faults.Select(fault => fault.Sentence) },
                    statusCode: StatusCodes.Status503ServiceUnavailable
                )
        );
        endpoints.Map("{**path}", context => SendAsync(context, faults));
    }

    private static async Task SendAsync(HttpContext context, ValueList<IntegrityFinding> faults)
    {
        var parameters = new Dictionary<string, object?> { [nameof(DamagePage.Faults)] = faults };
        var page = await context
            .RequestServices.GetRequiredService<PageRenderer>()
            .RenderAsync(
                typeof(DamagePage),
                parameters,
                body => new CachedPage(body, "text/html; charset=utf-8", Quality) { StatusCode = StatusCodes.Status503ServiceUnavailable }
            );
        await PageResponse.SendAsync(context, page);
    }
}
