using ResponsibilityPortal.Domain.Reading.Filter;

namespace ResponsibilityPortal.Web.Features.Readers.Browsing;

/// <summary>
/// Which pages of a matrix search engines list: the whole matrix, one deployment, one view. Filters combine without end, so links to all
/// other combinations say nofollow; <c>/robots.txt</c> says the same.
/// </summary>
internal static class ListedFilters
{
    public static bool Contains(MatrixFilter filter) => filter.Fields.Take(2).ToList() is [] or [{ IsListed: true }];

    /// <summary>What a link to a filter says about itself; null where crawlers may follow it.</summary>
    public static string? RelationOf(MatrixFilter filter) => Contains(filter) ? null : "nofollow";
}
