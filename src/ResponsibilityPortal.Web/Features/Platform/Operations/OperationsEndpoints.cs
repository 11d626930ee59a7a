using Microsoft.Extensions.Options;
using ResponsibilityPortal.Web.Instances;
using ResponsibilityPortal.Web.Integrity;
using ResponsibilityPortal.Web.Pages;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Settings;
using ResponsibilityPortal.Web.Stamping;
using Missing = ResponsibilityPortal.Web.Published.Missing;

namespace ResponsibilityPortal.Web.Features.Platform.Operations;

/// <summary>Endpoints for programs: health, release, schema and palette.</summary>
internal static class OperationsEndpoints
{
    private const string Immutable = "public, max-age=31536000, immutable";
    private const string SchemaResource = "responsibility-matrix-1.json";

    public static void MapOperations(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapLive();
        endpoints.MapPublic(PortalUrls.Routes.Ready, ReadyAsync);
        endpoints.MapPublic(PortalUrls.Routes.Release, ReleaseAsync);
        endpoints.MapPublic(PortalUrls.Routes.MatrixSchema, SchemaAsync);
        endpoints.MapPortalPalette();
    }

    /// <summary>Maps the address that reports that the process runs, even if something else is wrong.</summary>
    public static void MapLive(this IEndpointRouteBuilder endpoints) => endpoints.MapPublic(PortalUrls.Routes.Live, LiveAsync);

    /// <summary>Maps the style sheet with the colours of all pages.</summary>
    public static void MapPortalPalette(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPublic(PortalUrls.Routes.Palette, PaletteAsync);

    private static Task LiveAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync("live");
    }

    /// <summary>
    /// Reports whether the portal can answer requests, and what is wrong in words. It lists damaged versions, while all others are still
    /// served. It also reports why the last checkpoint failed, why reports get no time stamp, and where the last integrity check found the
    /// first problem. The text of that finding is only for auditors, because it can quote names and drafts. An instance that is about to
    /// stop isn't ready.
    /// </summary>
    private static async Task ReadyAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var problems = await services.GetRequiredService<HealthProblems>().FindAsync(context.RequestAborted);
        var damaged = services.GetRequiredService<PublishedMatrices>().Damaged.ToList();
        var last = services.GetRequiredService<EvidenceCheck>().Last;
        var evidence = last is { Report: { IsGood: false } report } ? report.Faults[0] : null;
        var verification =
            last is null ? "not verified yet"
            : last.Report.IsGood ? "whole"
            : "broken";
        var isDraining = services.GetRequiredService<Draining>().IsDraining;
        var status =
            isDraining ? "stopping"
            : problems.Count == 0 ? "ready"
            : "degraded";
        if (isDraining)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        }

        context.Response.Headers.CacheControl = "no-store";

        // If readers must sign in, other visitors must not learn which matrices exist.
        await (
            IsClosed(context)
                ? context.Response.WriteAsJsonAsync(
                    new
                    {
                        status,
                        problems,
                        verification,
                        damaged = damaged.Count,
                    }
                )
                : context.Response.WriteAsJsonAsync(
                    new
                    {
                        status,
                        problems,
                        verification,
                        damaged = damaged.Select(version => new
                        {
                            matrix = version.Version.Matrix,
                            version = version.Version.Number,
                            reason = version.Reason,
                        }),
                        checkpoint = services.GetRequiredService<Checkpoints>().Problem,
                        timeStamp = services.GetRequiredService<TimeStamps>().Problem,
                        evidence = evidence is null
                            ? null
                            : new
                            {
                                part = evidence.Part.ToString().ToLowerInvariant(),
                                stream = evidence.Stream,
                                sequence = evidence.Sequence,
                            },
                    }
                )
        );
    }

    private static Task ReleaseAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        return context.Response.WriteAsJsonAsync(new { name = PortalRelease.Name, version = PortalRelease.Version });
    }

    private static async Task SchemaAsync(HttpContext context)
    {
        await using var schema = typeof(OperationsEndpoints).Assembly.GetManifestResourceStream(SchemaResource)!;
        using var bytes = new MemoryStream();
        await schema.CopyToAsync(bytes);
        await SendAsync(context, bytes.ToArray(), "application/schema+json; charset=utf-8");
    }

    private static bool IsClosed(HttpContext context) =>
        context.RequestServices.GetRequiredService<IOptions<PortalOptions>>().Value.ReadersMustSignIn;

    private static async Task PaletteAsync(HttpContext context)
    {
        var palette = context.RequestServices.GetRequiredService<PortalPalette>();
        if (!palette.IsNamed((string)context.GetRouteValue("hash")!))
        {
            await PageResponse.SendAsync(context, Missing.Address());
            return;
        }

        context.Response.ContentType = "text/css; charset=utf-8";
        context.Response.Headers.CacheControl = Immutable;
        await context.Response.Body.WriteAsync(palette.Content);
    }

    private static Task SendAsync(HttpContext context, byte[] body, string contentType) =>
        PageResponse.SendAsync(context, new PageContent.File(body, contentType));
}
