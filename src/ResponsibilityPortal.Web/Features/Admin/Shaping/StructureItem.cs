namespace ResponsibilityPortal.Web.Features.Admin.Shaping;

/// <summary>A line of the structure page.</summary>
/// <param name="Details">What tells it from its neighbours, in words.</param>
/// <param name="IsPublished">Whether the latest version has it.</param>
public sealed record StructureItem(string Slug, string Title, string Details, bool IsPublished)
{
    /// <summary>The address of a source; null for any other element.</summary>
    public string? Url { get; init; }
}
