using System.Text;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Exports.Svg;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Picturing;

/// <summary>The responsibility picture, drawn from the data.</summary>
internal static class PicturingEndpoints
{
    /// <summary>A drawing of its own: nothing is loaded, and the one style sheet inside is allowed by its hash.</summary>
    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{ResponsibilityPicture.StyleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void MapPicturing(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapReaderPage(PortalUrls.Routes.Picture, QueryFilters.Models, Picture);

    private static PageContent? Picture(PageSource source)
    {
        var wanted = source.Filter.Models;
        var models = source.Published.Matrix.HostingModels
            .Where(model => wanted.Count == 0 || wanted.Contains(model.Slug))
            .ToValueList();
        if (models.Count == 0)
        {
            return null;
        }

        return new PageContent.File(Encoding.UTF8.GetBytes(ResponsibilityPicture.Draw(source.Published, models)), "image/svg+xml; charset=utf-8")
        {
            Keep = wanted.Count == 0 || models.Count == wanted.Count,
            ContentSecurityPolicy = Policy,
        };
    }
}
