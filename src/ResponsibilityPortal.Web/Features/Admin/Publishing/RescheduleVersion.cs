namespace ResponsibilityPortal.Web.Features.Admin.Publishing;

/// <summary>A command to move an announced version to another date, or to withdraw it.</summary>
/// <param name="Matrix">Slug.</param>
/// <param name="Seen">The announced date that the caller saw.</param>
/// <param name="InForceFrom">The new date; null to withdraw the version.</param>
public sealed record RescheduleVersion(string Matrix, int Version, DateTimeOffset Seen, DateTimeOffset? InForceFrom);
