using ResponsibilityPortal.Domain.Reading.Filter;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Drafts;

/// <summary>The addresses of pages of a draft that the team previews.</summary>
/// <param name="matrix">Slug.</param>
public sealed class PreviewLinks(PortalUrls urls, string matrix) : ReaderLinks
{
    public override string Matrix(MatrixFilter? filter = null) => urls.Preview(matrix, filter);

    public override string Responsibility(string responsibility) => urls.PreviewedResponsibility(matrix, responsibility);
}
