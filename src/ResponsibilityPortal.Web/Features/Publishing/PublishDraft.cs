namespace ResponsibilityPortal.Web.Features.Publishing;

/// <summary>The wish to publish the draft of a matrix as its next version.</summary>
/// <param name="Matrix">Slug.</param>
/// <param name="BasedOn">The number of the latest version the caller knows.</param>
/// <param name="Message">Why, for readers.</param>
/// <param name="InForceFrom">From when the version is to hold, where that is announced; null for now.</param>
public sealed record PublishDraft(string Matrix, int BasedOn, string Message, DateTimeOffset? InForceFrom = null);
