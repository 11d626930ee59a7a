using ResponsibilityPortal.Domain.Reading.Filter;

namespace ResponsibilityPortal.Web.Features.Readers.Browsing;

/// <summary>
/// Decides which pages of a matrix search engines list: the complete matrix, one deployment, or one view. The number of filter combinations
/// is almost unlimited, so links to all others have nofollow. <c>/robots.txt</c> excludes them too.
/// </summary>
internal static class ListedFilters
{
    public static bool Contains(MatrixFilter filter) => filter.Fields.Take(2).ToList() is [] or [{ IsListed: true }];

    /// <summary>Returns the rel value of a link to a filter; null when crawlers may follow it.</summary>
    public static string? RelationOf(MatrixFilter filter) => Contains(filter) ? null : "nofollow";
}
