using ResponsibilityPortal.Domain.Audit.Facts;

namespace ResponsibilityPortal.Store.Model;

/// <summary>A log entry that withdrew or rescheduled an announced version.</summary>
/// <param name="VersionHash">The version hash of that version.</param>
/// <param name="InForceFrom">The new date of the version; null when it was withdrawn.</param>
public sealed record ScheduleEntry(long Sequence, string VersionHash, DateTimeOffset At, DateTimeOffset? InForceFrom)
{
    /// <summary>Creates the entry; null for a payload that is not in the form of this portal.</summary>
    internal static ScheduleEntry? Of(long sequence, DateTimeOffset at, byte[] payload) =>
        AuditFacts.Find<AuditFact>(payload) switch
        {
            VersionWithdrawn withdrawn => new ScheduleEntry(sequence, withdrawn.VersionHash, at, null),
            VersionRescheduled moved => new ScheduleEntry(sequence, moved.VersionHash, at, moved.InForceFrom),
            _ => null,
        };
}
