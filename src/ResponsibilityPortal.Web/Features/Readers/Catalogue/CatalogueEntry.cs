using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Web.Features.Readers.Catalogue;

/// <summary>A matrix in the list.</summary>
/// <param name="Since">When the version came into force.</param>
/// <param name="Matrix">The content in force, or null when it is damaged.</param>
/// <param name="Found">The number of rows that the search found; null without a search.</param>
public sealed record CatalogueEntry(MatrixVersion InForce, DateTimeOffset Since, Matrix? Matrix, int? Found);
