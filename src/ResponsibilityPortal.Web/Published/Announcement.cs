using ResponsibilityPortal.Domain.Versions.Publishing;

namespace ResponsibilityPortal.Web.Published;

/// <summary>A version to come, and what it means for a reader.</summary>
/// <param name="Since">The version that holds until then.</param>
/// <param name="Meaning">"2 duties move to you, 1 leaves you".</param>
public sealed record Announcement(MatrixVersion Version, MatrixVersion Since, string Meaning);
