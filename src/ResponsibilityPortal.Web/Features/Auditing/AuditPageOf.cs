namespace ResponsibilityPortal.Web.Features.Auditing;

/// <summary>Some entries of the log, the latest first.</summary>
/// <param name="Older">The sequence below which the next page begins; null at the end.</param>
/// <param name="Actions">Every action that the stream has, for choosing one.</param>
public sealed record AuditPageOf(IReadOnlyList<ToldEntry> Entries, long? Older, IReadOnlyList<string> Actions);
