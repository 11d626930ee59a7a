using System.Text;
using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Formats.Png;
using ResponsibilityPortal.Formats.Svg;
using ResponsibilityPortal.Web.Pages;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Picturing;

/// <summary>Serves the responsibility picture, drawn from the data.</summary>
internal static class PicturingEndpoints
{
    /// <summary>The content security policy of the picture: nothing is loaded, and its one style sheet is allowed by its hash.</summary>
    private static readonly string Policy =
        $"default-src 'none'; style-src 'sha256-{ResponsibilityPicture.StyleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors "
            + "'none'";

    private const string FilePolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public static void MapPicturing(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapReaderPage(PortalUrls.Routes.Picture, QueryFilters.Models, Picture);
        endpoints.MapReaderPage(
            PortalUrls.Routes.PreviewImage,
            _ => PageQuery.None,
            source => new PageContent.File(PreviewImage.Draw(source.Published.Matrix), "image/png") { ContentSecurityPolicy = FilePolicy }
        );
    }

    private static PageContent Picture(PageSource source)
    {
        if (FilterProblem.Of(source.Published.Index, source.Filter) is { } problem)
        {
            return PageContent.Of<MessagePage>(
                (nameof(MessagePage.Title), "This picture cannot be drawn"),
                (nameof(MessagePage.Message), problem),
                (nameof(MessagePage.Matrix), source.Slug)
            ) with
            {
                StatusCode = StatusCodes.Status400BadRequest,
            };
        }

        var wanted = source.Filter.Models;
        var models = source.Published.Matrix.HostingModels.Where(model => wanted.Count == 0 || wanted.Contains(model.Slug)).ToValueList();
        return new PageContent.File(
            Encoding.UTF8.GetBytes(ResponsibilityPicture.Draw(source.Published, models)),
            "image/svg+xml; charset=utf-8"
        )
        {
            ContentSecurityPolicy = Policy,
        };
    }
}
