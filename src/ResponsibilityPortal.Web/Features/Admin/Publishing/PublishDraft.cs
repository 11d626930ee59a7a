namespace ResponsibilityPortal.Web.Features.Admin.Publishing;

/// <summary>A command to publish the draft of a matrix as its next version.</summary>
/// <param name="Matrix">Slug.</param>
/// <param name="BasedOn">The number of the latest version that the caller knows.</param>
/// <param name="Message">The reason for the publication, for readers.</param>
/// <param name="InForceFrom">When an announced version takes effect; null for immediately.</param>
/// <param name="Seen">Content hash of the draft that the caller saw; null to publish the current draft.</param>
/// <param name="MoveReason">Why another party becomes accountable, for all cells whose edits give no reason.</param>
public sealed record PublishDraft(
    string Matrix,
    int BasedOn,
    string Message,
    DateTimeOffset? InForceFrom = null,
    string? Seen = null,
    string? MoveReason = null
);
