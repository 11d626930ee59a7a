using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Comparing;
using ResponsibilityPortal.Web.Pages;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Comparing;

/// <summary>Serves what changes between two deployments, two hosting models or two versions.</summary>
internal static class ComparingEndpoints
{
    public static void MapComparing(this IEndpointRouteBuilder endpoints)
    {
        var matrices = endpoints.ServiceProvider.GetRequiredService<PublishedMatrices>();
        endpoints.MapReaderPage(
            PortalUrls.Routes.Compare,
            query => QueryFilters.Comparison(query) with { Option = ComparedSides.RequestIn(query) ?? ComparedVersions.RequestIn(query) },
            source =>
                source.Option is { } request && !ComparedSides.IsRequest(request)
                    ? VersionsAsync(matrices, source, request)
                    : Task.FromResult<PageContent?>(Sides(source))
        );
    }

    private static PageContent Sides(PageSource source)
    {
        var choice = ComparedSides.Choose(source.Published.Matrix, source.Filter, source.Deployment, source.Option);
        return PageContent.Of<ComparePage>((nameof(ComparePage.Source), source), (nameof(ComparePage.Choice), choice)) with
        {
            Keep = choice.Unknown.Count == 0,
        };
    }

    private static async Task<PageContent?> VersionsAsync(PublishedMatrices matrices, PageSource source, string request)
    {
        var choice = ComparedVersions.Choose(source.Versions, source.InForce, request);
        VersionComparison? comparison = null;
        (Matrix? Before, Matrix? After) contents = default;
        if (choice is { From: { } from, To: { } to } && from != to)
        {
            if (await matrices.LoadAsync(from) is not VersionContent.Intact(var before))
            {
                return Missing.Damaged(source.Versions, from);
            }

            if (await matrices.LoadAsync(to) is not VersionContent.Intact(var after))
            {
                return Missing.Damaged(source.Versions, to);
            }

            var you = after.Matrix.Parties.FirstOrDefault(party => party.Slug == source.Filter.Party) ?? after.Matrix.ReadersParty;
            comparison = new VersionComparison(before.Matrix, after.Matrix, you);
            contents = (before.Matrix, after.Matrix);
        }

        return PageContent.Of<CompareVersionsPage>(
            (nameof(CompareVersionsPage.Source), source),
            (nameof(CompareVersionsPage.Choice), choice),
            (nameof(CompareVersionsPage.Comparison), comparison),
            (nameof(CompareVersionsPage.Before), contents.Before),
            (nameof(CompareVersionsPage.After), contents.After)
        ) with
        {
            Keep = choice.Unknown.Count == 0,
        };
    }
}
