using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Web.Published;

/// <summary>A version to come, and what it means for a reader.</summary>
/// <param name="Since">The version that holds until then.</param>
/// <param name="Meaning">"you take on 2 duties and hand over 1".</param>
public sealed record Announcement(MatrixVersion Version, MatrixVersion Since, string Meaning);
