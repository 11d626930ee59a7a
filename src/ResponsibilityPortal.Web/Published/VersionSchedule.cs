namespace ResponsibilityPortal.Web.Published;

/// <summary>How an announced version was rescheduled or withdrawn after its publication.</summary>
/// <param name="InForceFrom">When it takes effect. For a withdrawn version, when it was to take effect last.</param>
/// <param name="ChangedAt">When that was decided last.</param>
/// <param name="WithdrawnAt">Null when it wasn't withdrawn.</param>
public sealed record VersionSchedule(DateTimeOffset InForceFrom, DateTimeOffset ChangedAt, DateTimeOffset? WithdrawnAt);
