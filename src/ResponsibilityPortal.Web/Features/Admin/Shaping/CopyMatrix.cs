namespace ResponsibilityPortal.Web.Features.Admin.Shaping;

/// <summary>The wish for a new matrix with the content of another one.</summary>
/// <param name="From">Slug of the matrix to copy.</param>
/// <param name="FromDraft">Whether its draft is copied, or its latest version.</param>
public sealed record CopyMatrix(string From, bool FromDraft, string Slug, string Title);
