using ResponsibilityPortal.Domain.Reading.Filter;

namespace ResponsibilityPortal.Web.Published;

/// <summary>What a page reads from the query of its address. The rest of the query is ignored and never makes a different page.</summary>
/// <param name="Filter">The filter; <see cref="MatrixFilter.None"/> for pages without one.</param>
/// <param name="Option">What the page reads besides the filter, in one spelling for each meaning. Null when there is nothing.</param>
public readonly record struct PageQuery(MatrixFilter Filter, string? Option = null)
{
    /// <summary>The empty query.</summary>
    public static PageQuery None { get; } = new(MatrixFilter.None);

    /// <summary>Returns the query in one spelling, so that equal texts mean equal pages. Empty when the page reads nothing.</summary>
    /// <remarks>Values of a filter are escaped, so the separator can't be part of one.</remarks>
    public string InOneForm() => Option is null ? PortalUrls.QueryOf(Filter) : $"{PortalUrls.QueryOf(Filter)}#{Option}";
}
