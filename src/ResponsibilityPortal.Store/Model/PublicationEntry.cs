using ResponsibilityPortal.Domain.Audit.Facts;

namespace ResponsibilityPortal.Store.Model;

/// <summary>What the log tells of the publication of a version.</summary>
/// <param name="Sequence">The entry of the content stream that tells it.</param>
/// <param name="VersionHash">The hash that the version had; null when the entry does not say it as this portal does.</param>
public sealed record PublicationEntry(long Sequence, string? VersionHash)
{
    internal static PublicationEntry Of(long sequence, byte[] payload) => new(sequence, AuditFacts.Find<AuditFact>(payload) switch
    {
        VersionPublished published => published.VersionHash,
        MatrixImported imported => imported.VersionHash,
        _ => null,
    });
}
