using ResponsibilityPortal.Domain.Versions.Publishing;
using ResponsibilityPortal.Web.Published;

namespace ResponsibilityPortal.Web.Features.Readers.Exporting;

/// <summary>What an export is made from.</summary>
/// <param name="Published">The version to export.</param>
/// <param name="Versions">All versions of its matrix.</param>
/// <param name="Query">The query of the address.</param>
public sealed record ExportSource(PublishedMatrix Published, PublishedVersions Versions, IQueryCollection Query)
{
    public MatrixVersion Version => Published.Version;
}
