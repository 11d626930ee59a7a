using ResponsibilityPortal.Domain.Audit.Facts;

namespace ResponsibilityPortal.Store.Model;

/// <summary>An entry of the log that withdrew an announced version or moved it to another date.</summary>
/// <param name="VersionHash">Of the version that the entry is about.</param>
/// <param name="InForceFrom">The date that the version was moved to; null when it was withdrawn.</param>
public sealed record ScheduleEntry(long Sequence, string VersionHash, DateTimeOffset At, DateTimeOffset? InForceFrom)
{
    /// <summary>Returns null for an entry that is not in the form that this portal writes.</summary>
    internal static ScheduleEntry? Of(long sequence, DateTimeOffset at, byte[] payload) => AuditFacts.Find<AuditFact>(payload) switch
    {
        VersionWithdrawn withdrawn => new ScheduleEntry(sequence, withdrawn.VersionHash, at, null),
        VersionRescheduled moved => new ScheduleEntry(sequence, moved.VersionHash, at, moved.InForceFrom),
        _ => null,
    };
}
