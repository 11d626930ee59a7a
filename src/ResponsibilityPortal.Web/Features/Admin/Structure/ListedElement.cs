namespace ResponsibilityPortal.Web.Features.Admin.Structure;

/// <summary>A line of the structure page.</summary>
/// <param name="Details">What distinguishes it from the other elements of the list, in words.</param>
/// <param name="IsPublished">Whether the latest version contains it.</param>
public sealed record ListedElement(string Slug, string Title, string Details, bool IsPublished)
{
    /// <summary>The address of a source; null for any other element.</summary>
    public string? Url { get; init; }
}
