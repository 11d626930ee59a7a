using ResponsibilityPortal.Domain.Reading.Filter;

namespace ResponsibilityPortal.Web.Published;

/// <summary>The addresses of pages of a published version.</summary>
/// <param name="matrix">Slug.</param>
/// <param name="pinned">Number of the version that links stay in; null for the version in force.</param>
public sealed class PublishedLinks(PortalUrls urls, string matrix, int? pinned) : ReaderLinks
{
    public override string Matrix(MatrixFilter? filter = null) => urls.Matrix(matrix, pinned, filter);

    public override string Responsibility(string responsibility) => urls.Responsibility(matrix, pinned, responsibility);
}
