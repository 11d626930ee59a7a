using System.Text;
using System.Xml.Linq;
using Microsoft.Extensions.Options;
using ResponsibilityPortal.Web.Pages;
using ResponsibilityPortal.Web.Published;
using ResponsibilityPortal.Web.Settings;
using Missing = ResponsibilityPortal.Web.Published.Missing;

namespace ResponsibilityPortal.Web.Features.Platform.Discovery;

/// <summary>
/// Endpoints for crawlers, assistants, browsers and security researchers: sitemap, robots.txt, llms.txt, search description and security
/// contact.
/// </summary>
internal static class DiscoveryEndpoints
{
    public static void MapDiscovery(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPublished(PortalUrls.Routes.Sitemap, SitemapAsync);
        endpoints.MapPublished(PortalUrls.Routes.ForAssistants, ForAssistantsAsync);
        endpoints.MapPublic(PortalUrls.Routes.Robots, RobotsAsync);
        endpoints.MapPublic(PortalUrls.Routes.OpenSearch, OpenSearchAsync);
        endpoints.MapPublic(PortalUrls.Routes.SecurityText, SecurityTextAsync);
    }

    private static async Task SitemapAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var (matrices, urls) = (services.GetRequiredService<PublishedMatrices>(), services.GetRequiredService<PortalUrls>());
        var sitemap = new Sitemap(urls);
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        foreach (var versions in matrices.All)
        {
            if (versions.InForceAt(now) is { } inForce && await matrices.LoadAsync(inForce) is VersionContent.Intact(var published))
            {
                sitemap.Add(versions, inForce, published.Matrix);
            }
        }

        await SendAsync(context, sitemap.ToDocument());
    }

    private static async Task ForAssistantsAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var finder = services.GetRequiredService<VersionFinder>();
        var text = new AssistantText(services.GetRequiredService<PortalUrls>(), !OptionsOf(context).ReadersMustSignIn);
        foreach (var matrix in finder.Known)
        {
            if (finder.Find(matrix) is VersionLookup.Found found && await finder.LoadAsync(found) is { } shown)
            {
                text.Add(shown);
            }
        }

        await SendAsync(context, text.ToString(), "text/markdown; charset=utf-8");
    }

    private static Task RobotsAsync(HttpContext context)
    {
        var urls = context.RequestServices.GetRequiredService<PortalUrls>();
        return SendAsync(
            context,
            OptionsOf(context).ReadersMustSignIn ? CrawlerRules.Closed : CrawlerRules.Open(urls.Absolute(urls.Sitemap))
        );
    }

    /// <summary>Describes the search for browsers (OpenSearch 1.1), so that they can offer it in their address bar.</summary>
    private static Task OpenSearchAsync(HttpContext context)
    {
        var urls = context.RequestServices.GetRequiredService<PortalUrls>();
        XNamespace search = "http://a9.com/-/spec/opensearch/1.1/";
        return SendAsync(
            context,
            new XElement(
                search + "OpenSearchDescription",
                new XElement(search + "ShortName", "Responsibilities"),
                new XElement(search + "Description", "Search who is responsible for a security duty."),
                new XElement(search + "InputEncoding", "UTF-8"),
                new XElement(
                    search + "Url",
                    new XAttribute("type", "text/html"),
                    new XAttribute("template", urls.Absolute(urls.Search("{searchTerms}")))
                )
            )
        );
    }

    private static Task SecurityTextAsync(HttpContext context)
    {
        if (OptionsOf(context).SecurityContact is not { } contact)
        {
            return PageResponse.SendAsync(context, Missing.Address());
        }

        var (urls, clock) = (
            context.RequestServices.GetRequiredService<PortalUrls>(),
            context.RequestServices.GetRequiredService<TimeProvider>()
        );
        return SendAsync(context, SecurityText.Of(contact, urls.Absolute(urls.SecurityText), clock.GetUtcNow()));
    }

    private static PortalOptions OptionsOf(HttpContext context) =>
        context.RequestServices.GetRequiredService<IOptions<PortalOptions>>().Value;

    private static Task SendAsync(HttpContext context, string text) => SendAsync(context, text, "text/plain; charset=utf-8");

    private static Task SendAsync(HttpContext context, XElement document) =>
        SendAsync(
            context,
            $"<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{document.ToString(SaveOptions.DisableFormatting)}",
            "application/xml; charset=utf-8"
        );

    private static Task SendAsync(HttpContext context, string text, string contentType) =>
        PageResponse.SendAsync(context, new PageContent.File(Encoding.UTF8.GetBytes(text), contentType));
}
