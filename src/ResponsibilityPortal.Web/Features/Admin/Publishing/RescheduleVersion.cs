namespace ResponsibilityPortal.Web.Features.Admin.Publishing;

/// <summary>Asks to move an announced version to another date, or to withdraw it.</summary>
/// <param name="Matrix">Slug.</param>
/// <param name="Seen">When the caller saw it announced for.</param>
/// <param name="InForceFrom">The new date; null to withdraw the version.</param>
public sealed record RescheduleVersion(string Matrix, int Version, DateTimeOffset Seen, DateTimeOffset? InForceFrom);
