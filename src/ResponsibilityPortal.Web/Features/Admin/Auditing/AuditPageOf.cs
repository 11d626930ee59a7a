namespace ResponsibilityPortal.Web.Features.Admin.Auditing;

/// <summary>Some entries of the log, the latest first.</summary>
/// <param name="Older">The sequence below which the next page begins; null at the end.</param>
/// <param name="Actions">Every action that the stream has, for choosing one.</param>
/// <param name="Actors">The name of everybody who acted in the stream, for choosing one.</param>
/// <param name="Matrices">Every matrix there is, by slug, with its title where one is published.</param>
public sealed record AuditPageOf(
    IReadOnlyList<ToldEntry> Entries,
    long? Older,
    IReadOnlyList<string> Actions,
    IReadOnlyList<string> Actors,
    IReadOnlyList<(string Slug, string Title)> Matrices);
