using System.Globalization;
using System.Text.Json;
using ResponsibilityPortal.Domain.Audit.Checkpoints;
using ResponsibilityPortal.Domain.Audit.Facts;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Store;

/// <summary>An entry of the log that withdrew an announced version or moved it to another date.</summary>
/// <param name="VersionHash">Of the version that the entry is about.</param>
/// <param name="InForceFrom">The date that the version was moved to; null when it was withdrawn.</param>
public sealed record ScheduleEntry(long Sequence, string VersionHash, DateTimeOffset At, DateTimeOffset? InForceFrom)
{
    /// <summary>Returns null for an entry that is not in the form that this portal writes.</summary>
    internal static ScheduleEntry? Of(long sequence, string action, DateTimeOffset at, byte[] payload)
    {
        using var entry = EntryPayload.Parse(payload);
        return entry is not null && Text(entry.Data, "versionHash") is { } hash && Text(entry.Data, "inForceFrom") is { } date
            && DateTimeOffset.TryParse(date, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out _)
                ? new ScheduleEntry(sequence, hash, at, action == VersionWithdrawn.ActionName ? null : UtcInstant.Parse(date))
                : null;
    }

    private static string? Text(JsonElement data, string name) => data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
