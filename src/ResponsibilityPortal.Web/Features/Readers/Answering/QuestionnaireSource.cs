using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Web.Pages;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Answering;

/// <summary>Finds the version in force that a questionnaire is answered from.</summary>
internal static class QuestionnaireSource
{
    /// <summary>Returns the version with the deployment of the query, or the page that says what is missing.</summary>
    public static async Task<(PageSource? Source, PageContent? Missing)> FindAsync(HttpContext context)
    {
        var (source, missing) = await InForceSource.FindAsync(context);
        return (
            source?.For(
                QueryFilters.TextOf(context.Request.Query, FilterFields.Deployment.Name),
                context.RequestServices.GetRequiredService<PortalUrls>()
            ),
            missing
        );
    }

    /// <summary>Returns the same version for what the reader runs.</summary>
    /// <param name="deployment">Slug; null or empty for all hosting models.</param>
    public static PageSource For(this PageSource source, string? deployment, PortalUrls urls)
    {
        var known = NamedDeployment.FindIn(source.Published.Matrix, deployment)?.Slug;
        var filter = MatrixFilter.None with { Deployment = known ?? (string.IsNullOrWhiteSpace(deployment) ? null : deployment) };
        return source with
        {
            Filter = filter,
            Links = new PublishedLinks(urls, source.Slug, null, ReaderLinks.CarriedBy(filter, source.Published.Matrix)),
        };
    }
}
