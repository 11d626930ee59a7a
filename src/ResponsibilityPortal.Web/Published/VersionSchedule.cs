namespace ResponsibilityPortal.Web.Published;

/// <summary>What became of the date of an announced version after its publication.</summary>
/// <param name="InForceFrom">When it takes effect; for a withdrawn version, when it was to take effect last.</param>
/// <param name="ChangedAt">When that was decided last.</param>
/// <param name="WithdrawnAt">Null when it was not withdrawn.</param>
public sealed record VersionSchedule(DateTimeOffset InForceFrom, DateTimeOffset ChangedAt, DateTimeOffset? WithdrawnAt);
