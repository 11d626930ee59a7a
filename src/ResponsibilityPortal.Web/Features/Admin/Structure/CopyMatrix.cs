namespace ResponsibilityPortal.Web.Features.Admin.Structure;

/// <summary>A command to create a matrix with the content of another one.</summary>
/// <param name="From">Slug of the matrix to copy.</param>
/// <param name="FromDraft">Whether to copy the draft; otherwise the latest version is copied.</param>
public sealed record CopyMatrix(string From, bool FromDraft, string Slug, string Title);
