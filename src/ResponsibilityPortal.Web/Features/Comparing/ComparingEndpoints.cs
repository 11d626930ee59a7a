using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Comparing;

/// <summary>What changes hands between two hosting models.</summary>
internal static class ComparingEndpoints
{
    public static void MapComparing(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapReaderPage(PortalUrls.Routes.Compare, QueryFilters.Comparison, Page);

    private static PageContent Page(PageSource source)
    {
        var choice = ComparedModels.Choose(source.Published.Matrix, source.Filter);
        return PageContent.Of<ComparePage>((nameof(ComparePage.Source), source), (nameof(ComparePage.Choice), choice)) with
        {
            Keep = choice.Unknown.Count == 0,
        };
    }
}
