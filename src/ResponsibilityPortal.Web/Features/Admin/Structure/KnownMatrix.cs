namespace ResponsibilityPortal.Web.Features.Admin.Structure;

/// <summary>A matrix of the portal, published or not.</summary>
/// <param name="LatestVersion">Number of the latest version; 0 if the matrix was never published.</param>
/// <param name="ContentHash">Content hash of its draft.</param>
public sealed record KnownMatrix(string Slug, string Title, int LatestVersion, string ContentHash);
