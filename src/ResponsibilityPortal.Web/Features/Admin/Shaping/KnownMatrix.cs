namespace ResponsibilityPortal.Web.Features.Admin.Shaping;

/// <summary>A matrix that the portal holds.</summary>
/// <param name="LatestVersion">0 when it was never published.</param>
/// <param name="ContentHash">Of its draft.</param>
public sealed record KnownMatrix(string Slug, string Title, int LatestVersion, string ContentHash);
