using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Web.Pages;

namespace ResponsibilityPortal.Web.Features.Platform.Damage;

/// <summary>What a portal answers whose store is damaged: the same to every request, and nothing from the store.</summary>
internal static class DamageAnswers
{
    /// <summary>Pages are compressed while their reader waits.</summary>
    private const int Quality = 5;

    /// <param name="faults">What is damaged.</param>
    public static void MapDamage(this IEndpointRouteBuilder endpoints, ValueList<ProofFault> faults)
    {
        endpoints.MapGet(PortalUrls.Routes.Ready, () => Results.Json(
            new { status = "damaged", faults = faults.Select(fault => fault.Sentence) }, statusCode: StatusCodes.Status503ServiceUnavailable));
        endpoints.Map("{**path}", context => SendAsync(context, faults));
    }

    private static async Task SendAsync(HttpContext context, ValueList<ProofFault> faults)
    {
        var parameters = new Dictionary<string, object?> { [nameof(DamagePage.Faults)] = faults };
        var page = await context.RequestServices.GetRequiredService<PageRenderer>().RenderAsync(
            typeof(DamagePage), parameters, body => new CachedPage(body, "text/html; charset=utf-8", Quality) { StatusCode = StatusCodes.Status503ServiceUnavailable });
        await PageResponse.SendAsync(context, page);
    }
}
