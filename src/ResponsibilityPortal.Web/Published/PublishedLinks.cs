using ResponsibilityPortal.Domain.Reading.Filter;

namespace ResponsibilityPortal.Web.Published;

/// <summary>The addresses that a page of a published version links to.</summary>
/// <param name="matrix">Slug.</param>
/// <param name="pinned">Number of the version that links keep. Null for the version in force.</param>
public sealed class PublishedLinks(PortalUrls urls, string matrix, int? pinned, MatrixFilter carried) : ReaderLinks(urls, matrix, carried)
{
    protected override string ResponsibilityOf(string responsibility, MatrixFilter kept) =>
        Urls.Responsibility(Slug, pinned, responsibility, carried: kept);

    protected override string MatrixOf(MatrixFilter? filter) => Urls.Matrix(Slug, pinned, filter);
}
