namespace ResponsibilityPortal.Web.Features.Admin.Auditing;

/// <summary>A page of log entries, the latest first.</summary>
/// <param name="Older">The sequence below which the next page begins; null on the last page.</param>
/// <param name="Actions">All actions in the stream, for the filter.</param>
/// <param name="Actors">The names of all actors in the stream, for the filter.</param>
/// <param name="Matrices">All matrices, by slug, with the title if a version is published.</param>
public sealed record AuditPageOf(
    IReadOnlyList<WordedEntry> Entries,
    long? Older,
    IReadOnlyList<string> Actions,
    IReadOnlyList<string> Actors,
    IReadOnlyList<(string Slug, string Title)> Matrices
);
