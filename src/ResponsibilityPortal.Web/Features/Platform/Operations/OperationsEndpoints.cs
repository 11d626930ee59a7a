using System.Text;
using System.Xml.Linq;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Domain.Reading;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Web.Integrity;
using ResponsibilityPortal.Web.Pages;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Settings;
using ResponsibilityPortal.Web.Stamping;
using Missing = ResponsibilityPortal.Web.Published.Missing;

namespace ResponsibilityPortal.Web.Features.Platform.Operations;

/// <summary>What machines ask for: health, release, schema, sitemap, robots, palette.</summary>
internal static class OperationsEndpoints
{
    private const string Immutable = "public, max-age=31536000, immutable";
    private const string SchemaResource = "responsibility-matrix-1.json";

    /// <summary>
    /// What crawlers may fetch when reading is open to anyone. Filters combine without end, so only single listed ones are allowed.
    /// The longest rule that matches decides (RFC 9309, 2.2.2).
    /// </summary>
    private static readonly string OpenRobots = string.Join('\n',
    [
        "User-agent: *",
        "Allow: /",
        "Disallow: /*?",
        .. Listed.Select(field => $"Allow: /*?{field.Name}="),
        .. Listed.Select(field => $"Disallow: /*?{field.Name}=*&"),
        .. Listed.Where(field => field.Effect != FilterEffect.Form).Select(field => $"Disallow: /*/export.*?{field.Name}="),
        "",
    ]);

    private static IEnumerable<FilterField> Listed => FilterFields.All.Where(filter => filter.IsListed);

    public static void MapOperations(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapLive();
        endpoints.MapPublic(PortalUrls.Routes.Ready, ReadyAsync);
        endpoints.MapPublic(PortalUrls.Routes.Release, ReleaseAsync);
        endpoints.MapPublic(PortalUrls.Routes.MatrixSchema, SchemaAsync);
        endpoints.MapPublished(PortalUrls.Routes.Sitemap, SitemapAsync);
        endpoints.MapPublic(PortalUrls.Routes.Robots, RobotsAsync);
        endpoints.MapPortalPalette();
    }

    /// <summary>Maps the address that says that the process runs, whatever else is the matter.</summary>
    public static void MapLive(this IEndpointRouteBuilder endpoints) => endpoints.MapPublic(PortalUrls.Routes.Live, LiveAsync);

    /// <summary>Maps the colours that every page takes.</summary>
    public static void MapPortalPalette(this IEndpointRouteBuilder endpoints) => endpoints.MapPublic(PortalUrls.Routes.Palette, PaletteAsync);

    private static Task LiveAsync(HttpContext context)
    {
        context.Response.Headers.CacheControl = "no-store";
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync("live");
    }

    /// <summary>
    /// Ready means able to answer. Damaged versions are named, and the rest goes on being served; so is why the last checkpoint could not
    /// be made, why reports get no time stamp, and where the last look at the evidence found the first thing broken. What it found may quote names and drafts, and is for auditors.
    /// </summary>
    private static Task ReadyAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var damaged = services.GetRequiredService<PublishedMatrices>().Damaged.ToList();
        var checkpoint = services.GetRequiredService<Checkpoints>().Problem;
        var timeStamp = services.GetRequiredService<TimeStamps>().Problem;
        var last = services.GetRequiredService<EvidenceCheck>().Last;
        var evidence = last is { Report: { IsGood: false } report } ? report.Faults[0] : null;
        var verification = last is null ? "not verified yet" : last.Report.IsGood ? "whole" : "broken";
        var status = damaged.Count == 0 && checkpoint is null && timeStamp is null && evidence is null ? "ready" : "degraded";
        context.Response.Headers.CacheControl = "no-store";

        // Where readers must sign in, a stranger does not learn which matrices there are either.
        return IsClosed(context)
            ? context.Response.WriteAsJsonAsync(new { status, verification, damaged = damaged.Count })
            : context.Response.WriteAsJsonAsync(new
            {
                status,
                verification,
                damaged = damaged.Select(version => new { matrix = version.Version.Matrix, version = version.Version.Number, reason = version.Reason }),
                checkpoint,
                timeStamp,
                evidence = evidence is null ? null : new { part = evidence.Part.ToString().ToLowerInvariant(), stream = evidence.Stream, sequence = evidence.Sequence },
            });
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

    /// <summary>The matrices in force with their rows, and the versions.</summary>
    private static async Task SitemapAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var (matrices, urls) = (services.GetRequiredService<PublishedMatrices>(), services.GetRequiredService<PortalUrls>());
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        XNamespace sitemap = "http://www.sitemaps.org/schemas/sitemap/0.9";
        var entries = new List<XElement>();
        foreach (var versions in matrices.All)
        {
            if (versions.InForceAt(now) is not { } inForce || await matrices.LoadAsync(inForce) is not VersionContent.Intact(var published))
            {
                continue;
            }

            var since = versions.InForceFrom(inForce);
            Add(urls.Matrix(versions.Matrix), since);
            Add(urls.Versions(versions.Matrix), versions.Schedules.Values.Select(schedule => schedule.ChangedAt).Append(versions.Latest.PublishedAt).Append(since).Max());
            foreach (var responsibility in published.Matrix.Responsibilities)
            {
                Add(urls.Responsibility(versions.Matrix, null, responsibility.Slug), since);
            }
        }

        var document = new XDocument(new XElement(sitemap + "urlset", entries));
        var text = $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{document.ToString(SaveOptions.DisableFormatting)}";
        await SendAsync(context, Encoding.UTF8.GetBytes(text), "application/xml; charset=utf-8");

        void Add(string address, DateTimeOffset changedAt) => entries.Add(new XElement(
            sitemap + "url",
            new XElement(sitemap + "loc", urls.Absolute(address)),
            new XElement(sitemap + "lastmod", Wording.Day(changedAt))));
    }

    private static Task RobotsAsync(HttpContext context)
    {
        var urls = context.RequestServices.GetRequiredService<PortalUrls>();
        var text = IsClosed(context) ? "User-agent: *\nDisallow: /\n" : $"{OpenRobots}Sitemap: {urls.Absolute(urls.Sitemap)}\n";
        return SendAsync(context, Encoding.UTF8.GetBytes(text), "text/plain; charset=utf-8");
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

    private static async Task SendAsync(HttpContext context, byte[] body, string contentType)
    {
        await PageResponse.SendAsync(context, new PageContent.File(body, contentType));
    }
}
