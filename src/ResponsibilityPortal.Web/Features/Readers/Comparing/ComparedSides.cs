using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Domain.Versions.Comparing;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Comparing;

/// <summary>The two deployments or hosting models to compare, and the parts of the request that could not be understood.</summary>
/// <param name="From">Null when there are not two of them, or when the request names none.</param>
/// <param name="Unknown">Names that the matrix doesn't have.</param>
/// <param name="AreDeployments">Whether deployments, which readers run, are compared; otherwise hosting models.</param>
public sealed record ComparedSides(ComparedSide? From, ComparedSide? To, ValueList<string> Unknown, bool AreDeployments)
{
    // No request for versions begins with this character, because their parts are escaped.
    private const char Mark = ':';

    public static bool IsRequest(string option) => option.StartsWith(Mark);

    /// <summary>Returns the request for two deployments as one text; null when the query has none.</summary>
    public static string? RequestIn(IQueryCollection query) =>
        QueryFilters.TextOf(query, PortalUrls.ComparedDeploymentsKey) is { } text && FilterFields.Model.Read(text) is { Count: > 0 } slugs
            ? $"{Mark}{string.Join(',', slugs.Select(Uri.EscapeDataString))}"
            : null;

    /// <summary>
    /// Returns the requested sides, in the order of the request. Without a request, compares what the reader runs, or else the last
    /// deployment, with the first deployment. This is the move that most readers look up.
    /// </summary>
    /// <param name="request">As <see cref="RequestIn"/> returns it; null for hosting models or for no request.</param>
    public static ComparedSides Choose(Matrix matrix, MatrixFilter filter, Deployment? own, string? request)
    {
        if (request is not null)
        {
            return Named(
                [.. request[1..].Split(',').Select(Uri.UnescapeDataString)],
                [.. matrix.Deployments.Select(deployment => ComparedSide.Of(deployment, matrix))],
                areDeployments: true
            );
        }

        if (filter.Models.Count > 0)
        {
            return Named([.. filter.Models], [.. matrix.HostingModels.Select(ComparedSide.Of)], areDeployments: false);
        }

        if (matrix.Deployments is [var first, .., var last])
        {
            return new ComparedSides(
                ComparedSide.Of(own is null || own == first ? last : own, matrix),
                ComparedSide.Of(first, matrix),
                [],
                AreDeployments: true
            );
        }

        return matrix.HostingModels is [var to, .., var from]
            ? new ComparedSides(ComparedSide.Of(from), ComparedSide.Of(to), [], AreDeployments: false)
            : new ComparedSides(null, null, [], AreDeployments: false);
    }

    private static ComparedSides Named(List<string> slugs, List<ComparedSide> known, bool areDeployments)
    {
        var found = slugs.Select(slug => known.Find(side => side.Slug == slug)).OfType<ComparedSide>().ToList();
        var unknown = slugs.Where(slug => !known.Exists(side => side.Slug == slug)).ToValueList();
        return new ComparedSides(found.FirstOrDefault(), found.ElementAtOrDefault(1), unknown, areDeployments);
    }
}
