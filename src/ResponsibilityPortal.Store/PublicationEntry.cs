using System.Text.Json;
using ResponsibilityPortal.Domain.Audit.Checkpoints;

namespace ResponsibilityPortal.Store;

/// <summary>What the log tells of the publication of a version.</summary>
/// <param name="Sequence">The entry of the content stream that tells it.</param>
/// <param name="VersionHash">The hash that the version had; null when the entry does not say it as this portal does.</param>
public sealed record PublicationEntry(long Sequence, string? VersionHash)
{
    internal static PublicationEntry Of(long sequence, byte[] payload)
    {
        using var entry = EntryPayload.Parse(payload);
        return new PublicationEntry(
            sequence, entry is not null && entry.Data.TryGetProperty("versionHash", out var hash) && hash.ValueKind == JsonValueKind.String ? hash.GetString() : null);
    }
}
