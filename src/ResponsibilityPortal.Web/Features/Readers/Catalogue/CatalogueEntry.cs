using ResponsibilityPortal.Domain.Matrices;
using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Web.Features.Readers.Catalogue;

/// <summary>A matrix on the start page.</summary>
/// <param name="Since">Since when.</param>
/// <param name="Matrix">The content in force, or null when it is damaged.</param>
public sealed record CatalogueEntry(MatrixVersion InForce, DateTimeOffset Since, Matrix? Matrix);
