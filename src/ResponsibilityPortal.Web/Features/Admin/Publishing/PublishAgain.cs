namespace ResponsibilityPortal.Web.Features.Admin.Publishing;

/// <summary>Asks to publish the content of an earlier version as the next version.</summary>
/// <param name="Matrix">Slug.</param>
/// <param name="Version">Number of the earlier version.</param>
/// <param name="BasedOn">The number of the latest version that the caller knows.</param>
/// <param name="Message">The reason for the publication, for readers.</param>
/// <param name="InForceFrom">When the version takes effect; null for immediately.</param>
public sealed record PublishAgain(string Matrix, int Version, int BasedOn, string Message, DateTimeOffset? InForceFrom = null);
