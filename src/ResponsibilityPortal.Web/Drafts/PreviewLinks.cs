using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Drafts;

/// <summary>The addresses that a previewed page of a draft links to.</summary>
/// <param name="matrix">Slug.</param>
public sealed class PreviewLinks(PortalUrls urls, string matrix, MatrixFilter carried) : ReaderLinks(urls, matrix, carried)
{
    protected override string ResponsibilityOf(string responsibility, MatrixFilter kept) =>
        Urls.PreviewedResponsibility(Slug, responsibility, kept);

    protected override string MatrixOf(MatrixFilter? filter) => Urls.Preview(Slug, filter);
}
