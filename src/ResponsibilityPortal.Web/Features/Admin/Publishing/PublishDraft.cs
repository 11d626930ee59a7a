namespace ResponsibilityPortal.Web.Features.Admin.Publishing;

/// <summary>The wish to publish the draft of a matrix as its next version.</summary>
/// <param name="Matrix">Slug.</param>
/// <param name="BasedOn">The number of the latest version the caller knows.</param>
/// <param name="Message">Why, for readers.</param>
/// <param name="InForceFrom">From when the version is to hold, where that is announced; null for now.</param>
/// <param name="Seen">Content hash of the draft that the caller looked at; null to publish it as it is.</param>
/// <param name="MoveReason">Why somebody else becomes accountable, for all cells whose edits do not say.</param>
public sealed record PublishDraft(
    string Matrix, int BasedOn, string Message, DateTimeOffset? InForceFrom = null, string? Seen = null, string? MoveReason = null);
